import { FilterBar } from '@latchkey/ui/filter-bar'
import { Pager } from '@latchkey/ui/pager'
import { askedHref } from './asked-href.ts'
import { places } from './places.ts'

/** What the address asks of the list of pending requests; empty where it asks nothing. */
export interface PendingAsked {
  readonly search: string
  readonly package: string
  readonly turn: string
  readonly sort: string
}

const sorts = [
  { value: 'asked', label: 'Oldest first' },
  { value: '-asked', label: 'Newest first' },
  { value: 'person', label: 'By person' },
  { value: 'package', label: 'By package' },
] as const

const turns = [
  { value: 'own', label: 'My own turns' },
  { value: 'delegated', label: 'In somebody’s place' },
] as const

/** Search, filters and order of what waits. */
export function ApprovalFilters(props: {
  asked: PendingAsked
  packages: readonly { readonly id: string; readonly displayName: string }[]
}) {
  const { asked, packages } = props
  return (
    <FilterBar
      action={places.approvals}
      search={{ name: 'search', label: 'Search', value: asked.search, placeholder: 'Person, package or reason' }}
      filters={[
        {
          name: 'package',
          label: 'Package',
          all: 'Any package',
          value: asked.package,
          options: packages.map(({ id, displayName }) => ({ value: id, label: displayName })),
        },
        { name: 'turn', label: 'Whose turn', all: 'Anybody’s turn', value: asked.turn, options: turns },
        { name: 'sort', label: 'Order', all: 'Most urgent first', value: asked.sort, options: sorts },
      ]}
      active={active(asked, packages)}
      clearHref={places.approvals}
    />
  )
}

function active(asked: PendingAsked, packages: readonly { readonly id: string; readonly displayName: string }[]) {
  const words: Readonly<Record<Exclude<keyof PendingAsked, 'sort'>, string | undefined>> = {
    search: asked.search && `“${asked.search}”`,
    package: asked.package && (packages.find(({ id }) => id === asked.package)?.displayName ?? 'One package'),
    turn: turns.find(({ value }) => value === asked.turn)?.label,
  }
  return Object.entries(words).flatMap(([name, label]) =>
    label ? [{ label, removeHref: pendingHref({ ...asked, [name]: '' }) }] : [],
  )
}

/** The address of the list that is asked for. */
export function pendingHref(asked: PendingAsked, cursor = ''): string {
  return askedHref(places.approvals, { ...asked, cursor })
}

/** On to the next requests, and back to the first. */
export function ApprovalPager({ asked, cursor, next }: { asked: PendingAsked; cursor: string; next: string | null }) {
  return (
    <Pager
      label="Pages of requests"
      nextHref={next === null ? undefined : pendingHref(asked, next)}
      previousHref={cursor === '' ? undefined : pendingHref(asked)}
    />
  )
}
