import type { ProductDetail, SeatHolder, SeatWaiter } from '@latchkey/services/licensing/products.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Icon } from '@latchkey/ui/icon'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { WhyLink } from './license-links.tsx'
import { LicenseWhy } from './license-why.tsx'
import { ListPager } from './list-pager.tsx'
import { PersonLink } from './object-link.tsx'

const person: Column<SeatHolder> = {
  key: 'person',
  header: 'Person',
  primary: true,
  cell: ({ userId, displayName, department }) => <PersonLink of={{ id: userId, displayName, department }} stacked />,
}

const since: Column<SeatHolder> = {
  key: 'since',
  header: 'Since',
  nowrap: true,
  cell: (seat) => <When at={seat.since} />,
}

const why = (product: ProductDetail['product']): Column<SeatHolder> => ({
  key: 'why',
  header: 'Why',
  width: '60%',
  cell: ({ sources, userId, displayName }) => (
    <ul className="flex flex-col gap-1">
      {sources.map((source) => (
        <li key={source.path.map(({ id }) => id).join(' ')}>
          <details className="group">
            <summary className="flex w-fit items-start gap-1.5 rounded-md touch:min-h-10 touch:items-center">
              <Icon name="chevron-right" size={14} className="mt-[3px] text-muted group-open:rotate-90" />
              {source.words}
            </summary>
            <div className="py-2">
              <LicenseWhy source={source} product={product.displayName} />
            </div>
          </details>
        </li>
      ))}
      <li className="text-sm">
        <WhyLink userId={userId} productId={product.id} product={displayName} />
      </li>
    </ul>
  ),
})

/** Everybody who holds a seat, each with every reason for it. */
export function ProductHolders(props: { detail: ProductDetail; search: string | null; cursor: string | null }) {
  const { detail, search, cursor } = props
  const place = `/products/${detail.product.id}`
  return (
    <div className="flex flex-col gap-4">
      <FilterBar
        action={adminPage(place)}
        keep={{ tab: 'holders' }}
        search={{ name: 'search', label: 'Search holders', value: search ?? '', placeholder: 'Name or user name' }}
        active={search ? [{ label: `“${search}”`, removeHref: adminPage(place, { tab: 'holders' }) }] : []}
      />
      <Table
        caption="Holders"
        columns={[person, why(detail.product), since]}
        rows={detail.holders.rows}
        rowKey={({ seatId }) => seatId}
        empty={
          <EmptyState title={search ? `No holder answers to “${search}”` : 'Nobody holds a seat'} icon="users">
            {search
              ? 'Look for a part of the name.'
              : 'Let a group give the product, or assign it to a person directly.'}
          </EmptyState>
        }
      />
      <ListPager
        place={place}
        params={{ tab: 'holders', search }}
        cursor={cursor}
        next={detail.holders.next}
        label="Pages of holders"
      />
    </div>
  )
}

/** Those who wait for a seat, in their order. */
export function ProductLine({ detail, cursor }: { detail: ProductDetail; cursor: string | null }) {
  const place = `/products/${detail.product.id}`
  const position: Column<SeatWaiter> = {
    key: 'position',
    header: 'Place',
    align: 'end',
    cell: (waiter) => <span className="font-medium">{waiter.position}</span>,
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[72ch] text-muted">
        First come, first served. A seat that becomes free, or a unit that is bought, goes to the next in line at once.
      </p>
      <Table
        caption="The line"
        columns={[position, person, why(detail.product), { ...since, header: 'Waits since' }]}
        rows={detail.line.rows}
        rowKey={({ seatId }) => seatId}
        empty={
          <EmptyState title="Nobody waits" icon="check-circle">
            Everybody who should have this product has a seat.
          </EmptyState>
        }
      />
      <ListPager
        place={place}
        params={{ tab: 'line' }}
        cursor={cursor}
        next={detail.line.next}
        label="Pages of the line"
      />
    </div>
  )
}
