import { Avatar } from '@latchkey/ui/avatar'
import { buttonClass } from '@latchkey/ui/button'
import { Icon } from '@latchkey/ui/icon'
import type { PersonHit } from './search-hit.tsx'

/** A person who has no page to open: who they are, what they do, and a way to write to them. */
export function PersonCard({ person }: { person: PersonHit }) {
  const { label, detail, mail } = person
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-3">
      <Avatar name={label} size="large" />
      <div className="min-w-0 grow basis-40">
        <p className="truncate font-medium text-ink">{label}</p>
        {detail && <p className="text-sm text-muted">{detail}</p>}
        <p className="text-sm break-words text-muted">{mail ?? 'No mail address is known.'}</p>
      </div>
      {mail && (
        <a href={mailTo(mail)} className={buttonClass('secondary')}>
          <Icon name="mail" />
          Write
          <span className="sr-only"> to {label}</span>
        </a>
      )}
    </div>
  )
}

/** The address of a new letter. What a mail address may hold and an address of the web may not is written in its own way. */
const mailTo = (mail: string): string => `mailto:${encodeURIComponent(mail).replaceAll('%40', '@')}`
