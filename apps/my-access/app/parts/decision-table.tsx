import type { decidedApprovals } from '@latchkey/services/entitlement/approvals.views'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { Person } from '@latchkey/web/person'
import { RequestBadge } from '@latchkey/web/request-badge'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { places } from './places.ts'
import { VerdictBadge } from './verdict-badge.tsx'

type Decision = Awaited<ReturnType<typeof decidedApprovals>>['rows'][number]

const columns: readonly Column<Decision>[] = [
  {
    key: 'package',
    header: 'Package',
    primary: true,
    cell: (row) => (
      <Link href={places.approval(row.requestId)} className="font-medium text-ink hover:underline">
        {row.packageName}
      </Link>
    ),
  },
  { key: 'target', header: 'For', cell: (row) => <Person of={row.target} /> },
  { key: 'verdict', header: 'Your decision', nowrap: true, cell: (row) => <Verdict of={row} /> },
  { key: 'reason', header: 'Your reason', cell: (row) => <span className="line-clamp-3">{row.reason || '–'}</span> },
  { key: 'at', header: 'When', nowrap: true, cell: (row) => <When at={row.decidedAt} /> },
  { key: 'state', header: 'Request', nowrap: true, cell: (row) => <RequestBadge standing={row.standing} /> },
]

function Verdict({ of: { verdict, inPlaceOf } }: { of: Decision }) {
  return (
    <>
      <VerdictBadge verdict={verdict} />
      {inPlaceOf && <span className="block text-sm text-muted">in place of {inPlaceOf}</span>}
    </>
  )
}

/** What a person has decided, newest first. */
export function DecisionTable({ rows, empty }: { rows: readonly Decision[]; empty: ReactNode }) {
  return <Table caption="My decisions" columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />
}
