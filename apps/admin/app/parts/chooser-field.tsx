import { Avatar } from '@latchkey/ui/avatar'
import { controlClass, Field } from '@latchkey/ui/field'
import { useHydrated } from '@latchkey/ui/hydrated'
import type { Bound } from '@latchkey/web/portal-form'
import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { loader } from '../routes/policies.choices.tsx'
import type { Choice } from './choice.ts'

/** What can be chosen, and what the field says while it is empty. */
const placeholders = {
  user: 'Full name or user name',
  group: 'Name of a group',
  organization: 'Name of an organization',
} as const

type ChoiceKind = keyof typeof placeholders

/**
 * Chooses people, groups or organizations. Those who are chosen stand as ticks, which send their ids; more are named in the field below, by name and
 * separated by semicolons. With JavaScript the field offers those who answer to what is typed, and takes one by a press.
 */
export function ChooserField(props: {
  kind: ChoiceKind
  label: string
  help?: string
  /** Ties the ticks to the form. */
  chosen: Bound & { readonly defaultValue: readonly string[] | undefined }
  /** Ties the field for names to the form. */
  typed: Bound & { readonly defaultValue: string | undefined }
  /** The names of those who were chosen before, by their ids. */
  names: Readonly<Record<string, string>>
  /** Those who were chosen before. */
  before: readonly string[]
}) {
  const { kind, label, help, chosen, typed, names, before } = props
  const { defaultValue, required, ...field } = typed
  const hydrated = useHydrated()
  const finder = useFetcher<typeof loader>()
  const [added, setAdded] = useState<readonly Choice[]>([])
  const [words, setWords] = useState(defaultValue ?? '')
  const ticked = chosen.defaultValue ?? before
  // Whoever was chosen in a form that came back is ticked still, but the page has not been told their names.
  const fresh = ticked.filter((id) => !before.includes(id))
  const told = useNames(fresh)
  const rows: readonly Choice[] = [
    ...[...before, ...fresh].map((id) => ({ id, name: names[id] ?? told?.[id] ?? nameless(told), detail: '' })),
    ...added,
  ]
  const found =
    words.trim().length < 2 ? [] : (finder.data?.choices ?? []).filter(({ id }) => !rows.some((row) => row.id === id))
  const take = (choice: Choice) => {
    setAdded([...added, choice])
    setWords('')
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field
        {...field}
        label={label}
        help={hydrated ? help : `${help ? `${help} ` : ''}Several are separated by semicolons.`}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            value={words}
            placeholder={placeholders[kind]}
            className={controlClass}
            onChange={({ currentTarget: { value } }) => {
              setWords(value)
              if (value.trim().length > 1)
                finder.load(`/policies/choices?kind=${kind}&search=${encodeURIComponent(value)}`)
            }}
            onKeyDown={(event) => {
              const [first] = found
              if (event.key !== 'Enter' || event.nativeEvent.isComposing || words.trim() === '') return
              event.preventDefault()
              if (first) take(first)
            }}
          />
        )}
      </Field>
      <div aria-live="polite" className="empty:-mt-2">
        {found.length > 0 && (
          <ul aria-label={`Found for ${label}`} className="divide-y divide-line rounded-md border border-line">
            {found.map((choice) => (
              <li key={choice.id}>
                <button
                  type="button"
                  onClick={() => take(choice)}
                  className="flex w-full min-w-0 items-center gap-2.5 px-3 py-1.5 text-left hover:bg-hover touch:min-h-10"
                >
                  <Avatar name={choice.name} size="small" square={kind !== 'user'} />
                  <span className="min-w-0">
                    <span className="block truncate font-medium text-ink">{choice.name}</span>
                    {choice.detail && <span className="block truncate text-sm text-muted">{choice.detail}</span>}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {rows.length > 0 && (
        <ul aria-label={`${label}: chosen`} className="flex flex-wrap gap-x-5 gap-y-1">
          {rows.map(({ id, name }) => (
            <li key={id}>
              <label className="flex items-center gap-2 touch:min-h-10">
                <input
                  type="checkbox"
                  name={chosen.name}
                  value={id}
                  defaultChecked={added.some((choice) => choice.id === id) || ticked.includes(id)}
                  className="size-4 shrink-0"
                />
                {name}
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const nameless = (told: unknown): string => (told === undefined ? 'One moment…' : 'Somebody who is gone')

/** The names of those who were chosen a moment ago; undefined until they have come. */
function useNames(ids: readonly string[]): Readonly<Record<string, string>> | undefined {
  const asking = useFetcher<typeof loader>()
  const wanted = ids.join(',')
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for the same ids
  useEffect(() => {
    if (wanted !== '') asking.load(`/policies/choices?ids=${encodeURIComponent(wanted)}`)
  }, [wanted])
  return wanted === '' ? {} : asking.data?.names
}
