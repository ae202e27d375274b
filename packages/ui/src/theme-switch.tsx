import { classNames } from './class-names.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Form } from './link.tsx'

/** Which colors a person wants: the system's, always light, or always dark. */
export type Theme = 'system' | 'light' | 'dark'

const choices: readonly { value: Theme; label: string; icon: IconName }[] = [
  { value: 'system', label: 'System', icon: 'monitor' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
]

/** Shows the choice at once, before the server has kept it. */
function apply(theme: Theme) {
  document.documentElement.dataset.theme = theme
}

/** Three buttons that send the choice as `name` to `action`; the page changes at once where JavaScript runs. */
export function ThemeSwitch(props: {
  value: Theme
  action: string
  name?: string | undefined
  /** Hidden values that the form sends along. */
  fields?: Readonly<Record<string, string>> | undefined
}) {
  const { value, action, name = 'theme', fields = {} } = props
  return (
    <Form action={action} method="post">
      {Object.entries(fields).map(([key, hidden]) => (
        <input key={key} type="hidden" name={key} value={hidden} />
      ))}
      <fieldset className="flex rounded-md bg-subtle p-0.5">
        <legend className="sr-only">Theme</legend>
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="submit"
            name={name}
            value={choice.value}
            aria-pressed={choice.value === value}
            onClick={() => apply(choice.value)}
            className={classNames(
              'flex h-7 grow items-center justify-center gap-1.5 rounded-md px-2 text-sm touch:h-10',
              choice.value === value
                ? 'bg-surface font-medium text-ink ring-1 ring-line-strong'
                : 'text-muted hover:text-ink',
            )}
          >
            <Icon name={choice.icon} size={14} />
            {choice.label}
          </button>
        ))}
      </fieldset>
    </Form>
  )
}
