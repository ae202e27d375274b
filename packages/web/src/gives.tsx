import { Icon } from '@latchkey/ui/icon'

/** What a package gives or has given, one thing a line, where the reader is told that before they have it. */
export function Gives(props: { of: { gives: readonly string[]; rolesTold: boolean }; given?: boolean }) {
  const {
    of: { gives, rolesTold },
    given = true,
  } = props
  if (!rolesTold) return <p className="text-muted">Shown once you have it.</p>
  if (gives.length === 0) return <p className="text-muted">Nothing yet. Its catalog has to fill it first.</p>
  return (
    <ul className="flex flex-col gap-1.5">
      {gives.map((words) => (
        <li key={words} className="flex items-start gap-2">
          <Icon
            name={given ? 'check' : 'plus'}
            className={given ? 'mt-0.5 text-positive-ink' : 'mt-0.5 text-accent-ink'}
          />
          <span className="min-w-0 break-words">{words}</span>
        </li>
      ))}
    </ul>
  )
}
