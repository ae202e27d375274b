import type { GroupProductChange, GroupProductThen } from '@latchkey/services/licensing/group-as-of.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import type { AsOfList } from '../server/as-of-page.ts'
import { ObjectLink } from './object-link.tsx'
import { PlanSummary } from './plans-list.tsx'

const members = (number: number): string => `${number} direct ${number === 1 ? 'member' : 'members'}`

const product: Column<Pick<GroupProductThen, 'productId' | 'productName'>> = {
  key: 'product',
  header: 'Product',
  primary: true,
  cell: ({ productId, productName }) => <ObjectLink type="product" id={productId} name={productName} />,
}

const plansOf = (then: GroupProductThen | null) =>
  then === null ? <span className="text-muted">not given</span> : <Plans of={then} />

function Plans({ of }: { of: GroupProductThen }) {
  if (of.plansOn.length + of.plansOff.length === 0) return <>given</>
  return <PlanSummary on={of.plansOn} off={of.plansOff} />
}

/** What a group gave at the end of a day, and to how many. */
export function GroupProducts({ list }: { list: Extract<AsOfList, { shows: 'group' }> }) {
  return (
    <>
      <p className="text-muted">It had {members(list.members)}.</p>
      <Table
        caption="Products that the group gave"
        columns={[product, plans, since]}
        rows={list.products}
        rowKey={({ productId }) => productId}
        empty={<EmptyState title="The group gave no product" icon="history" />}
      />
    </>
  )
}

const plans: Column<GroupProductThen> = { key: 'plans', header: 'Plans', width: '50%', cell: plansOf }
const since: Column<GroupProductThen> = {
  key: 'since',
  header: 'Since',
  nowrap: true,
  cell: (row) => <When at={row.since} style="date" />,
}

/** What a group gave more, less or otherwise between the ends of two days. */
export function GroupChanges({ list }: { list: Extract<AsOfList, { shows: 'groupChanges' }> }) {
  return (
    <>
      <p className="text-muted">
        It had {members(list.membersBefore)} before, and {members(list.membersAfter)} after.
      </p>
      <Table
        caption="What the group gave otherwise"
        columns={[product, before, after]}
        rows={list.changes}
        rowKey={({ productId }) => productId}
        empty={<EmptyState title="No difference in what the group gave" icon="history" />}
      />
    </>
  )
}

const before: Column<GroupProductChange> = { key: 'before', header: 'Before', cell: (row) => plansOf(row.before) }
const after: Column<GroupProductChange> = { key: 'after', header: 'After', cell: (row) => plansOf(row.after) }
