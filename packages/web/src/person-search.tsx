import { ButtonLink } from '@latchkey/ui/button'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Person, type PersonWords } from './person.tsx'

/** Finds one person by name or mail address, on a page of the same address with `search` and `to` behind it. */
export function PersonSearch(props: {
  action: string
  label: string
  search: string
  found: readonly (PersonWords & { readonly id: string })[]
  /** The page on which a person is chosen. */
  chosenAt: (id: string) => string
}) {
  const { action, label, search, found, chosenAt } = props
  return (
    <div className="flex flex-col gap-4">
      <FilterBar
        action={action}
        search={{ name: 'search', label, value: search, placeholder: 'Name or mail address' }}
      />
      {search !== '' && found.length === 0 && <p className="text-muted">Nobody answers to “{search}”.</p>}
      {found.length > 0 && (
        <ul aria-label="Found" className="divide-y divide-line rounded-lg border border-line bg-surface">
          {found.map((person) => (
            <li key={person.id} className="flex items-center justify-between gap-3 p-3">
              <span className="min-w-0">
                <Person of={person} stacked />
              </span>
              <ButtonLink href={chosenAt(person.id)} size="small">
                Choose<span className="sr-only"> {person.displayName}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
