import type { AssignmentRow } from '@latchkey/services/entitlement/assignments.views'
import { Badge } from '@latchkey/ui/badge'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { DisabledButton, EndOf, ExtendButton, GivesOf, WhyOf } from './access-cells.tsx'
import { places } from './places.ts'

type Columns = readonly Column<AssignmentRow>[]

const packageColumn: Column<AssignmentRow> = {
  key: 'package',
  header: 'Package',
  primary: true,
  cell: (row) => (
    <Link
      id={row.id}
      href={places.package(row.packageId)}
      className="scroll-mt-20 font-medium text-ink hover:underline"
    >
      {row.packageName}
    </Link>
  ),
}

const whyColumn: Column<AssignmentRow> = {
  key: 'why',
  header: 'Why',
  cell: (row) => <WhyOf row={row} />,
}

const active: Columns = [
  packageColumn,
  { key: 'gives', header: 'Gives', cell: (row) => <GivesOf row={row} /> },
  { key: 'since', header: 'Since', nowrap: true, cell: (row) => <When at={row.startsAt} /> },
  { key: 'until', header: 'Ends', nowrap: true, cell: (row) => <EndOf row={row} /> },
  whyColumn,
  {
    key: 'steps',
    header: 'Extend or give back',
    headerHidden: true,
    cell: (row) => (
      <div className="flex flex-wrap items-start justify-end gap-2">
        <ExtendButton row={row} />
        {row.why.notGiveBack === null ? (
          <GiveBack row={row} />
        ) : (
          <DisabledButton label="Give back" what={row.packageName} why={row.why.notGiveBack} />
        )}
      </div>
    ),
  },
]

const ended: Columns = [
  packageColumn,
  { key: 'since', header: 'Since', nowrap: true, cell: (row) => <When at={row.startsAt} /> },
  { key: 'until', header: 'Ended', nowrap: true, cell: (row) => row.endsAt && <When at={row.endsAt} /> },
  { key: 'reason', header: 'How it ended', cell: (row) => <Badge tone="ended">{row.endReason}</Badge> },
  whyColumn,
]

/** The access that a person has, or has had, through packages. */
export function AssignmentTable(props: {
  which: 'active' | 'ended'
  rows: readonly AssignmentRow[]
  empty: ReactNode
}) {
  const { which, rows, empty } = props
  return (
    <Table
      caption={which === 'active' ? 'Access that I have' : 'Access that I had'}
      columns={which === 'active' ? active : ended}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
    />
  )
}

function GiveBack({ row }: { row: AssignmentRow }) {
  return (
    <ConfirmForm
      intent="giveBack"
      formKey={row.id}
      fields={{ assignmentId: row.id }}
      trigger={{ label: 'Give back', size: 'small' }}
      title={`Give back ${row.packageName}?`}
      confirmLabel="Give back"
    >
      {row.gives.length > 0 && (
        <p>This ends at once: {row.gives.join(', ')}. What you also have for another reason stays.</p>
      )}
      <p className="mt-2">To have it again, you ask for it again.</p>
    </ConfirmForm>
  )
}
