import type { DelegationDraft } from '@latchkey/services/entitlement/delegations.views'
import { ButtonLink } from '@latchkey/ui/button'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Person } from '@latchkey/web/person'
import { places } from './places.ts'

/** Finds the person who is to decide. */
export function DelegateSearch({ search, found }: { search: string; found: DelegationDraft['found'] }) {
  return (
    <div className="flex flex-col gap-4">
      <FilterBar
        action={places.delegate}
        search={{ name: 'search', label: 'Find a colleague', value: search, placeholder: 'Name or mail address' }}
      />
      {search !== '' && found.length === 0 && <p className="text-muted">Nobody answers to “{search}”.</p>}
      {found.length > 0 && (
        <ul aria-label="Colleagues" className="divide-y divide-line rounded-lg border border-line bg-surface">
          {found.map((person) => (
            <li key={person.id} className="flex flex-wrap items-center justify-between gap-3 p-3">
              <Person of={person} stacked />
              <ButtonLink href={`${places.delegate}?to=${encodeURIComponent(person.id)}`} size="small">
                Choose<span className="sr-only"> {person.displayName}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
