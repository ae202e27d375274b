import type { EndingAccess } from '@latchkey/services/account/overview.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Section } from '@latchkey/ui/section'
import { placeIn } from '@latchkey/web/apps'
import { When } from '@latchkey/web/when'

/** What ends by itself before long, and the way to keep it. Nothing where nothing does. */
export function EndingSoon({ access }: { access: readonly EndingAccess[] }) {
  if (access.length === 0) return null
  return (
    <Section
      title="Ends soon"
      card
      actions={
        <ButtonLink href={placeIn('my-access', '/assignments')} size="small">
          Open My Access
        </ButtonLink>
      }
    >
      <ul className="-my-2 divide-y divide-line">
        {access.map(({ id, packageName, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span className="min-w-0 font-medium text-ink">{packageName}</span>
            <span className="text-muted">
              ends <When at={expiresAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
