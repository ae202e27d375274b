import type { AssignmentRow } from '@latchkey/services/entitlement/assignments.views'
import type { EndForReport } from '@latchkey/services/entitlement/end-for-report'
import type { Team, TeamRequest } from '@latchkey/services/entitlement/team.views'
import { ButtonLink } from '@latchkey/ui/button'
import { TextField } from '@latchkey/ui/field'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { Person } from '@latchkey/web/person'
import { PortalForm } from '@latchkey/web/portal-form'
import { RequestBadge } from '@latchkey/web/request-badge'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { DisabledButton, EndOf, ExtendButton, GivesOf } from './access-cells.tsx'
import { places } from './places.ts'

type Report = Team['reports'][number]

const reportColumns: readonly Column<Report>[] = [
  { key: 'person', header: 'Who', primary: true, cell: (row) => <Person of={row} /> },
  {
    key: 'request',
    header: 'Request for them',
    headerHidden: true,
    align: 'end',
    cell: (row) => (
      <ButtonLink href={places.packagesFor(row.id)} size="small" aria-label={`Request for ${row.displayName}`}>
        Request
      </ButtonLink>
    ),
  },
]

/** The direct reports of a manager, each with the way to what may be asked for them. */
export function ReportTable({ rows }: { rows: readonly Report[] }) {
  return <Table caption="My direct reports" columns={reportColumns} rows={rows} rowKey={(row) => row.id} empty={null} />
}

const accessColumns: readonly Column<AssignmentRow>[] = [
  { key: 'person', header: 'Who', primary: true, cell: (row) => <Person of={row.target} /> },
  {
    key: 'package',
    header: 'Package',
    cell: (row) => (
      <>
        <span className="font-medium">{row.packageName}</span>
        <span className="block text-sm text-muted">
          <GivesOf row={row} />
        </span>
      </>
    ),
  },
  { key: 'until', header: 'Ends', nowrap: true, cell: (row) => <EndOf row={row} /> },
  {
    key: 'steps',
    header: 'Extend or end',
    headerHidden: true,
    cell: (row) => (
      <div className="flex flex-wrap items-start justify-end gap-2">
        <ExtendButton row={row} forReport />
        {row.why.notEnd === null ? (
          <EndForm row={row} />
        ) : (
          <DisabledButton label="End" what={`${row.packageName} of ${row.target.displayName}`} why={row.why.notEnd} />
        )}
      </div>
    ),
  },
]

/** What the reports of a manager have. */
export function TeamAccessTable({ rows, empty }: { rows: readonly AssignmentRow[]; empty: ReactNode }) {
  return <Table caption="What my team has" columns={accessColumns} rows={rows} rowKey={(row) => row.id} empty={empty} />
}

function EndForm({ row }: { row: AssignmentRow }) {
  return (
    <details className="min-w-0">
      <summary className="button button-secondary button-small">
        End <span className="sr-only">{`${row.packageName} of ${row.target.displayName}`}</span>
      </summary>
      <div className="mt-3 text-left">
        <PortalForm<typeof EndForReport>
          intent="end"
          formKey={row.id}
          submit={`End it for ${row.target.displayName}`}
          submitVariant="danger"
          fields={{ assignmentId: row.id }}
        >
          {({ bind }) => (
            <TextField
              {...bind('reason')}
              label="Why does it end?"
              help="It ends at once. The holder reads this."
              required
            />
          )}
        </PortalForm>
      </div>
    </details>
  )
}

const requestColumns: readonly Column<TeamRequest>[] = [
  {
    key: 'person',
    header: 'For',
    primary: true,
    cell: (row) => row.targetName,
  },
  {
    key: 'package',
    header: 'Package',
    cell: (row) => (
      <Link
        href={places.request(row.id)}
        className="link"
        aria-label={`Request: ${row.packageName} for ${row.targetName}`}
      >
        {row.packageName}
      </Link>
    ),
  },
  { key: 'state', header: 'State', nowrap: true, cell: (row) => <RequestBadge standing={row.state} /> },
  { key: 'sent', header: 'Requested', nowrap: true, cell: (row) => <When at={row.submittedAt} /> },
]

/** The open requests that a manager made for their reports. */
export function TeamRequestTable({ rows }: { rows: readonly TeamRequest[] }) {
  return (
    <Table
      caption="Open requests for my team"
      columns={requestColumns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={null}
    />
  )
}
