import type { FilterChoice, NamedFilter } from '@latchkey/services/entitlement/admin/list-filters.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Select } from '@latchkey/ui/field'
import { Icon } from '@latchkey/ui/icon'
import { adminPage, type Params } from './address.ts'
import { Picker } from './picker.tsx'

const kinds = [
  { value: 'catalog', label: 'Catalog' },
  { value: 'package', label: 'Access package' },
  { value: 'policy', label: 'Policy' },
  { value: 'user', label: 'Person' },
] as const satisfies readonly { readonly value: NamedFilter; readonly label: string }[]

/** Narrows a list to one catalog, package, policy or person, found by name. Part of the address, so it works without JavaScript. */
export function NarrowList(props: {
  place: string
  /** The filters of the address. */
  params: Params
  narrow: { readonly by: NamedFilter | null; readonly find: string; readonly found: readonly FilterChoice[] | null }
}) {
  const { place, params, narrow } = props
  const { by, find, found } = narrow
  const keep = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? undefined]))
  return (
    <details key={JSON.stringify(params)} open={by !== null} className="group -my-1.5">
      <summary className="link inline-flex min-h-8 cursor-pointer list-none items-center gap-1 text-sm touch:min-h-10 [&::-webkit-details-marker]:hidden">
        Narrow to a catalog, package, policy or person
        <Icon name="chevron-down" size={14} className="group-open:rotate-180" />
      </summary>
      <div className="mt-2 rounded-lg border border-line bg-surface p-4">
        <Picker
          label="Name"
          value={find}
          // Those who are people are shown round.
          matches={by === 'user' ? (found?.map((one) => ({ ...one, jobTitle: null })) ?? null) : found}
          action={adminPage(place)}
          keep={keep}
          placeholder="A part of the name"
          act={({ id, displayName }) => (
            <ButtonLink
              href={adminPage(place, { ...params, [by ?? '']: id })}
              size="small"
              aria-label={`Narrow to ${displayName}`}
            >
              Choose
            </ButtonLink>
          )}
        >
          <span className="flex flex-col gap-1 max-sm:w-full">
            <label htmlFor="narrow-by" className="w-fit font-medium text-ink">
              Narrow to
            </label>
            <Select
              id="narrow-by"
              name="by"
              key={by}
              defaultValue={by ?? 'catalog'}
              options={kinds}
              className="sm:w-44"
            />
          </span>
        </Picker>
      </div>
    </details>
  )
}
