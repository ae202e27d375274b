import type { FieldChange, ImportReport, PlannedChange, Rejected } from '@latchkey/core/imports/report'
import { Badge } from '@latchkey/ui/badge'
import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { type Column, Table } from '@latchkey/ui/table'

/** What an import does in numbers; `would` where it has not been done yet. */
export function ImportCounts({ report, rejected, would }: { report: ImportReport; rejected: number; would: boolean }) {
  const what = report.kind === 'users' ? 'users' : 'products'
  return (
    <>
      <StatGrid>
        <Stat label={would ? 'Would be created' : 'Created'} value={report.created} detail={what} />
        <Stat label={would ? 'Would be changed' : 'Changed'} value={report.updated} detail={what} />
        <Stat label="Unchanged" value={report.unchanged} detail={what} />
        <Stat
          label="Rejected"
          value={rejected}
          detail="rows of the file"
          {...(rejected > 0 ? { tone: 'refused' } : {})}
        />
      </StatGrid>
      {report.warnings?.map((warning) => (
        <Callout key={warning} kind="warning">
          {warning}
        </Callout>
      ))}
    </>
  )
}

const rejectedColumns: readonly Column<Rejected>[] = [
  { key: 'line', header: 'Line', align: 'end', primary: true, cell: ({ line }) => line },
  { key: 'column', header: 'Column', cell: ({ column }) => column || 'The whole row' },
  { key: 'value', header: 'Says', cell: ({ value }) => <span className="break-all">{value || '–'}</span> },
  { key: 'reason', header: 'Why not', cell: ({ reason }) => reason },
]

/** The rows of a file that are not taken, each with the column, the value and the reason. Nothing where all are. */
export function RejectedRows({ rejected, inAll }: { rejected: readonly Rejected[]; inAll: number }) {
  if (inAll === 0) return null
  return (
    <Section
      title="Rejected rows"
      description={
        inAll > rejected.length
          ? `The first ${rejected.length} of ${inAll}.`
          : 'Mend them in the file and import it again.'
      }
    >
      <Table
        caption="Rejected rows"
        columns={rejectedColumns}
        rows={rejected}
        rowKey={({ line, column }) => `${line} ${column}`}
      />
    </Section>
  )
}

const changeColumns: readonly Column<PlannedChange>[] = [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: ({ name, detail }) => (
      <>
        {name}
        <span className="block text-sm font-normal break-all text-muted">{detail}</span>
      </>
    ),
  },
  {
    key: 'change',
    header: 'What',
    nowrap: true,
    cell: ({ change }) =>
      change === 'created' ? <Badge tone="done">Create</Badge> : <Badge tone="progress">Change</Badge>,
  },
  { key: 'fields', header: 'Changes', width: '50%', cell: ({ fields }) => <Fields fields={fields} /> },
  { key: 'line', header: 'Line', align: 'end', cell: ({ line }) => line },
]

/** The first things that a file would create or change. Nothing where there are none. */
export function PlannedChanges({ changes, inAll }: { changes: readonly PlannedChange[]; inAll: number }) {
  if (changes.length === 0) return null
  return (
    <Section
      title="What would change"
      description={inAll > changes.length ? `The first ${changes.length} of ${inAll}.` : undefined}
    >
      <Table
        caption="What would change"
        columns={changeColumns}
        rows={changes}
        rowKey={({ line, detail }) => `${line} ${detail}`}
      />
    </Section>
  )
}

function Fields({ fields }: { fields: readonly FieldChange[] }) {
  if (fields.length === 0) return <span className="text-muted">New</span>
  return (
    <ul className="flex flex-col gap-0.5 break-words">
      {fields.map(({ field, before, after }) => (
        <li key={field}>
          <span className="text-muted">{field}:</span> {wordsOf(before)} → {wordsOf(after)}
        </li>
      ))}
    </ul>
  )
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(wordsOf).join(', ') || 'none'
  return String(value)
}
