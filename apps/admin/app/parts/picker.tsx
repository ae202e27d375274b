import { Avatar } from '@latchkey/ui/avatar'
import { Button } from '@latchkey/ui/button'
import { controlClass } from '@latchkey/ui/field'
import { Icon } from '@latchkey/ui/icon'
import { Form } from '@latchkey/ui/link'
import { workOf } from '@latchkey/web/person'
import { type ReactNode, useId } from 'react'

/** Something that a search found: a person, a group. */
export interface Match {
  readonly id: string
  readonly displayName: string
  readonly jobTitle?: string | null
  readonly department?: string | null
  readonly description?: string
}

/**
 * Finds something to add: a search whose answer stands below it, each with what can be done. The search is part of the address, so it
 * works without JavaScript.
 */
export function Picker<Row extends Match>(props: {
  /** What is looked for, above the field: "Add a member". */
  label: string
  /** The name of the search in the address. */
  name?: string
  value: string
  /** What the search found; null before there was one. */
  matches: readonly Row[] | null
  /** The page's own address. */
  action: string
  /** Values of the address that stay: the tab, other searches. */
  keep?: Readonly<Record<string, string | undefined>>
  placeholder?: string
  /** Stands beside the search: a choice that goes with it. */
  children?: ReactNode
  /** A button for a match, or words where it is there already. */
  act: (row: Row) => ReactNode
}) {
  const { label, name = 'find', value, matches, action, keep = {}, placeholder, children, act } = props
  const id = useId()
  return (
    <div className="flex flex-col gap-3">
      <Form action={action} method="get" role="search" className="flex flex-wrap items-end gap-2">
        {Object.entries(keep).map(
          ([key, kept]) => kept !== undefined && <input key={key} type="hidden" name={key} value={kept} />,
        )}
        {children}
        <span className="flex min-w-0 grow basis-52 flex-col gap-1 sm:max-w-80">
          <label htmlFor={id} className="w-fit font-medium text-ink">
            {label}
          </label>
          <span className="relative block">
            <Icon name="search" className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-muted" />
            <input
              key={value}
              id={id}
              type="search"
              name={name}
              defaultValue={value}
              placeholder={placeholder ?? 'Name or user name'}
              className={`${controlClass} pl-8`}
            />
          </span>
        </span>
        <Button icon="search">Find</Button>
      </Form>
      <div aria-live="polite" className="empty:-mt-3">
        {matches !== null && <Matches value={value} matches={matches} act={act} />}
      </div>
    </div>
  )
}

function Matches<Row extends Match>(props: { value: string; matches: readonly Row[]; act: (row: Row) => ReactNode }) {
  const { value, matches, act } = props
  if (matches.length === 0) return <p className="text-muted">Nobody and nothing here answers to “{value}”.</p>
  return (
    <ul aria-label="Found" className="divide-y divide-line rounded-md border border-line">
      {matches.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2">
          <span className="flex min-w-0 grow basis-40 items-center gap-2.5">
            <Avatar name={row.displayName} square={row.jobTitle === undefined} />
            <span className="min-w-0">
              <span className="block truncate font-medium text-ink">{row.displayName}</span>
              <span className="block truncate text-sm text-muted">{row.description ?? workOf(row)}</span>
            </span>
          </span>
          <span className="shrink-0 text-sm text-muted">{act(row)}</span>
        </li>
      ))}
    </ul>
  )
}
