import type { RequestRow } from '@latchkey/services/entitlement/requests.views'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { Due } from '@latchkey/web/due'
import { RequestBadge } from '@latchkey/web/request-badge'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { places } from './places.ts'

const columns: readonly Column<RequestRow>[] = [
  {
    key: 'package',
    header: 'Package',
    primary: true,
    cell: (row) => (
      <>
        <Link href={places.request(row.id)} className="font-medium text-ink hover:underline">
          {row.packageName}
        </Link>
        {row.targetName && <span className="block text-sm font-normal text-muted">for {row.targetName}</span>}
      </>
    ),
  },
  {
    key: 'state',
    header: 'State',
    nowrap: true,
    cell: (row) => <RequestBadge standing={row.standing} />,
  },
  { key: 'next', header: 'What comes next', cell: (row) => <Next row={row} /> },
  { key: 'sent', header: 'Requested', nowrap: true, cell: (row) => <When at={row.submittedAt} /> },
  {
    key: 'closed',
    header: 'Closed',
    nowrap: true,
    cell: (row) => (row.completedAt ? <When at={row.completedAt} /> : '–'),
  },
]

/** A person's requests, newest first. */
export function RequestTable({ rows, empty }: { rows: readonly RequestRow[]; empty: ReactNode }) {
  return <Table caption="My requests" columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />
}

function Next({ row }: { row: RequestRow }) {
  if (row.state !== 'pendingApproval') return <>–</>
  if (row.pausedAt)
    return (
      <Link href={places.request(row.id)} className="link" aria-label={`Answer the question about ${row.packageName}`}>
        Waits for your answer
      </Link>
    )
  return (
    <>
      {row.stages > 1 ? `Decision ${row.stage + 1} of ${row.stages}` : 'A decision'}
      {row.dueAt && (
        <>
          , <Due at={row.dueAt} />
        </>
      )}
    </>
  )
}
