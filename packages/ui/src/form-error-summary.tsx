import { useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'

/** One thing to mend: the words, and the field that they are about. */
export type FormError = { message: string; fieldId?: string | undefined }

/**
 * What keeps a form from being accepted, at its top. It takes the focus when it appears or changes, with JavaScript and
 * without it, so that nobody has to look for the reason. Nothing when there are no errors.
 */
export function FormErrorSummary(props: { errors: readonly FormError[]; title?: string | undefined }) {
  const { errors } = props
  const ref = useRef<HTMLDivElement>(null)
  const key = errors.map((error) => error.message).join('\n')

  useEffect(() => {
    if (key) ref.current?.focus()
  }, [key])

  if (errors.length === 0) return null
  const title =
    props.title ??
    (errors.length === 1 ? 'One thing needs your attention' : `${errors.length} things need your attention`)
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refused form the reason is what the person came back for
      autoFocus
      className="flex gap-2.5 rounded-md border border-negative-line bg-negative-faint px-3 py-2.5 text-negative-ink focus-visible:outline-negative-ink"
    >
      <Icon name="alert" className="mt-0.5" />
      <div className="min-w-0">
        <h2 className="font-semibold">{title}</h2>
        <ul className="mt-0.5 space-y-0.5">
          {errors.map((error) => (
            <li key={`${error.fieldId ?? ''}${error.message}`}>
              {error.fieldId ? (
                <a
                  href={`#${error.fieldId}`}
                  onClick={() => document.getElementById(error.fieldId ?? '')?.focus()}
                  className="underline underline-offset-2 touch:inline-block touch:py-2.5"
                >
                  {error.message}
                </a>
              ) : (
                error.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
