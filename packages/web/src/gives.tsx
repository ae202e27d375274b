import { Icon } from '@latchkey/ui/icon'

/** What a package gives, one thing a line, where the reader is told that before they have it. */
export function Gives({ of: { gives, rolesTold } }: { of: { gives: readonly string[]; rolesTold: boolean } }) {
  if (!rolesTold) return <p className="text-muted">Shown once you have it.</p>
  if (gives.length === 0) return <p className="text-muted">Nothing yet. Its catalog has to fill it first.</p>
  return (
    <ul className="flex flex-col gap-1.5">
      {gives.map((words) => (
        <li key={words} className="flex items-start gap-2">
          <Icon name="check" className="mt-0.5 text-positive-ink" />
          <span className="min-w-0 break-words">{words}</span>
        </li>
      ))}
    </ul>
  )
}
