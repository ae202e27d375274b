import type { AuditRow } from '@latchkey/services/audit/audit.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { Pager } from '@latchkey/ui/pager'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { useDetailLines } from './detail-lines.tsx'
import { ObjectLink } from './object-link.tsx'

const columnsOf = (opensEvents: boolean): readonly Column<AuditRow>[] => [
  {
    key: 'title',
    header: 'What happened',
    primary: true,
    cell: ({ id, title }) =>
      opensEvents ? (
        <Link href={adminPage(`/audit/${id}`)} className="hover:underline">
          {title}
        </Link>
      ) : (
        title
      ),
  },
  { key: 'at', header: 'When', nowrap: true, cell: ({ at }) => <When at={at} /> },
  { key: 'actor', header: 'By', cell: ({ actorName }) => actorName },
  { key: 'target', header: 'To what', cell: (event) => <Concerned event={event} /> },
  {
    key: 'details',
    header: 'Details',
    cell: ({ details }) => <Details details={details} />,
  },
]

function Details({ details }: Pick<AuditRow, 'details'>) {
  const lines = useDetailLines(details)
  return (
    <ul className="text-sm [overflow-wrap:anywhere] text-muted">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Concerned({ event }: { event: AuditRow }) {
  const things = [...subjectOf(event), event.target, ...event.related].filter(({ name }) => name !== '')
  const alike = (of: string) => things.filter(({ name }) => name === of).length > 1
  return (
    <ul className="[overflow-wrap:anywhere]">
      {things.map(({ type, id, name }) => (
        <li key={`${type} ${id}`}>
          <ObjectLink type={type} id={id} name={name} />
          {/* A request and its package are called alike. */}
          {alike(name) && kinds[type] && <span className="text-sm text-muted"> ({kinds[type]})</span>}
        </li>
      ))}
    </ul>
  )
}

/** The person whom an event concerns, where it does not say so otherwise: by who did it, or what it was done to. */
function subjectOf({ subjectId, subjectName, actorId, target, related }: AuditRow): readonly AuditRow['target'][] {
  const isNamed = subjectId === actorId || [target, ...related].some(({ id }) => id === subjectId)
  return subjectId && subjectName && !isNamed ? [{ type: 'user', id: subjectId, name: subjectName }] : []
}

/** What sets things of one name apart. */
const kinds: Readonly<Record<string, string>> = {
  accessPackage: 'package',
  accessRequest: 'request',
  assignment: 'assignment',
  catalog: 'catalog',
  group: 'group',
  application: 'application',
  product: 'product',
  site: 'site',
}

/** What happened to one thing or person, newest first, from the audit log. */
export function HistoryList(props: {
  events: readonly AuditRow[]
  /** The way to earlier events, and back to the latest. */
  nextHref?: string | undefined
  latestHref?: string | undefined
  /** Whether the reader can open an event in the audit log; yes unless said. */
  opensEvents?: boolean | undefined
}) {
  const { events, nextHref, latestHref, opensEvents = true } = props
  return (
    <div className="flex flex-col gap-3">
      <Table
        caption="History"
        columns={columnsOf(opensEvents)}
        rows={events}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nothing has happened yet" icon="history">
            Every change from now on is written down here.
          </EmptyState>
        }
      />
      <Pager label="Pages of the history" previousHref={latestHref} nextHref={nextHref} />
    </div>
  )
}
