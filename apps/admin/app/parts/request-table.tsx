import type { RequestRow } from '@latchkey/services/entitlement/admin/requests.views'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { RequestBadge } from '@latchkey/web/request-badge'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { adminPage } from './address.ts'
import { ObjectLink, PersonLink } from './object-link.tsx'

const columns: readonly Column<RequestRow>[] = [
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
  { key: 'person', header: 'Person', tableOnly: true, cell: ({ target }) => <PersonLink of={target} /> },
  {
    key: 'packageLink',
    header: 'Package',
    tableOnly: true,
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
  { key: 'submitted', header: 'Requested', nowrap: true, cell: ({ submittedAt }) => <When at={submittedAt} /> },
  {
    key: 'completed',
    header: 'Closed',
    nowrap: true,
    cell: ({ completedAt }) => (completedAt ? <When at={completedAt} /> : '–'),
  },
]

/** Requests, newest first, each with where it stands and whom it waits for. */
export function RequestTable({ requests, empty }: { requests: readonly RequestRow[]; empty: ReactNode }) {
  return <Table caption="Requests" columns={columns} rows={requests} rowKey={({ id }) => id} empty={empty} />
}
