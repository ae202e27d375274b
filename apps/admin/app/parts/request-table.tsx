import type { RequestRow } from '@latchkey/services/entitlement/admin/requests.views'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { RequestBadge } from '@latchkey/web/request-badge'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { adminPage, type Params } from './address.ts'
import { ObjectLink, PersonLink } from './object-link.tsx'
import { type Sorted, sortedAmong } from './sorted-by.ts'

const columnsOf = (sorted: Sorted): readonly Column<RequestRow>[] => [
  {
    key: 'package',
    header: 'Request',
    primary: true,
    cell: ({ id, packageName, target }) => (
      <Link href={adminPage(`/requests/${id}`)} className="font-medium text-ink hover:underline">
        {packageName} for {target.displayName}
      </Link>
    ),
  },
  {
    key: 'person',
    header: 'Person',
    tableOnly: true,
    sort: sorted('name'),
    cell: ({ target }) => <PersonLink of={target} />,
  },
  {
    key: 'packageLink',
    header: 'Package',
    tableOnly: true,
    sort: sorted('package'),
    cell: ({ packageId, packageName }) => <ObjectLink type="accessPackage" id={packageId} name={packageName} />,
  },
  {
    key: 'state',
    header: 'State',
    nowrap: true,
    cell: ({ standing }) => <RequestBadge standing={standing} />,
  },
  {
    key: 'waits',
    header: 'Waits for',
    cell: ({ state, waitingFor, stage, stages, stageDueAt }) =>
      state !== 'pendingApproval' ? (
        '–'
      ) : (
        <>
          {waitingFor.map(({ displayName }) => displayName).join(', ') || 'Nobody'}
          <span className="block text-sm text-muted">
            Stage {stage} of {stages}
            {stageDueAt && (
              <>
                , lapses <When at={stageDueAt} />
              </>
            )}
          </span>
        </>
      ),
  },
  {
    key: 'submitted',
    header: 'Requested',
    nowrap: true,
    sort: sorted('submitted', '-submitted'),
    cell: ({ submittedAt }) => <When at={submittedAt} />,
  },
  {
    key: 'completed',
    header: 'Closed',
    nowrap: true,
    sort: sorted('completed', '-completed'),
    cell: ({ completedAt }) => (completedAt ? <When at={completedAt} /> : '–'),
  },
]

/** Requests, each with where it stands and whom it waits for. */
export function RequestTable(props: {
  requests: readonly RequestRow[]
  /** The filters of the address. */
  params: Params
  /** What the list can be sorted by under them. */
  orders: readonly string[]
  empty: ReactNode
}) {
  const { requests, params, orders, empty } = props
  const columns = columnsOf(sortedAmong(orders, '/requests', params, '-submitted'))
  return <Table caption="Requests" columns={columns} rows={requests} rowKey={({ id }) => id} empty={empty} />
}
