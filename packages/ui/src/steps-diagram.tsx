import { classNames } from './class-names.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import { type Tone, toneInk, toneLine } from './tone.tsx'

/** A node on a path, and the word on the arrow that leads to the next one ("is a member of"). */
export type DiagramStep = {
  title: string
  detail?: string | undefined
  icon?: IconName | undefined
  href?: string | undefined
  tone?: Tone | undefined
  next?: string | undefined
}

/** A path from the first node to the last: why something is so. Reads as a list; `text` says it in one sentence. */
export function StepsDiagram(props: {
  label: string
  steps: readonly DiagramStep[]
  /** The path as a sentence, shown below the picture. */
  text?: string | undefined
}) {
  const { label, steps, text } = props
  return (
    <figure className="min-w-0">
      <ol aria-label={label} className="flex flex-col sm:flex-row sm:flex-wrap sm:items-center sm:gap-y-3">
        {steps.map((step, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the same node may stand on a path twice
            key={index}
            className="flex min-w-0 flex-col sm:flex-row sm:items-center"
          >
            <span
              className={classNames(
                'relative flex min-h-10 min-w-0 items-center gap-2.5 rounded-md border bg-surface px-3 py-1.5',
                step.tone ? toneLine[step.tone] : 'border-line-strong',
              )}
            >
              {step.icon && <Icon name={step.icon} className={step.tone ? toneInk[step.tone] : 'text-muted'} />}
              <span className="min-w-0">
                {step.href ? (
                  <Link
                    href={step.href}
                    className="block truncate font-medium text-ink after:absolute after:inset-0 hover:underline"
                  >
                    {step.title}
                  </Link>
                ) : (
                  <span className="block truncate font-medium text-ink">{step.title}</span>
                )}
                {step.detail && <span className="block truncate text-sm text-muted">{step.detail}</span>}
              </span>
            </span>
            {index < steps.length - 1 && (
              <span className="flex items-center gap-1.5 py-1.5 pl-4 text-sm text-muted sm:px-2 sm:py-0">
                {step.next && <span className="max-sm:order-last">{step.next}</span>}
                <Icon name="arrow-right" className="max-sm:rotate-90" />
              </span>
            )}
          </li>
        ))}
      </ol>
      {text && <figcaption className="mt-3 text-sm text-muted">{text}</figcaption>}
    </figure>
  )
}
