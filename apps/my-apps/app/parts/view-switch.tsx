import { Icon, type IconName } from '@latchkey/ui/icon'
import { Link } from '@latchkey/ui/link'
import type { View } from './view-choice.ts'

const choices: readonly { view: View; label: string; icon: IconName }[] = [
  { view: 'tiles', label: 'Tiles', icon: 'grid' },
  { view: 'list', label: 'List', icon: 'list' },
]

/** Tiles or a list, as two links that keep what is searched for. */
export function ViewSwitch({ view, search }: { view: View; search: string }) {
  return (
    <ul aria-label="Layout" className="flex rounded-md bg-subtle p-0.5">
      {choices.map((choice) => (
        <li key={choice.view}>
          <Link
            href={`?${new URLSearchParams({ view: choice.view, ...(search ? { search } : {}) })}`}
            aria-current={choice.view === view ? 'true' : undefined}
            className={`flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm touch:h-10 ${
              choice.view === view
                ? 'bg-surface font-medium text-ink ring-1 ring-line-strong'
                : 'text-muted hover:text-ink'
            }`}
          >
            <Icon name={choice.icon} size={14} />
            {choice.label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
