import type { ApplicationRow } from '@latchkey/services/applications/applications.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { adminPage, type Params } from './address.ts'
import { ApplicationBadges } from './application-badges.tsx'
import { sortedBy } from './sorted-by.ts'

const columnsOf = (params: Params): readonly Column<ApplicationRow>[] => [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    sort: sortedBy('/applications', params, 'name'),
    cell: ({ id, displayName, description }) => (
      <>
        <Link href={adminPage(`/applications/${id}`)} className="hover:underline">
          {displayName}
        </Link>
        {description && <span className="block max-w-[60ch] text-sm font-normal text-muted">{description}</span>}
      </>
    ),
  },
  {
    key: 'publisher',
    header: 'Publisher',
    sort: sortedBy('/applications', params, 'publisher'),
    cell: ({ publisher }) => publisher || 'Not known',
  },
  {
    key: 'category',
    header: 'Category',
    sort: sortedBy('/applications', params, 'category'),
    cell: ({ category }) => category || 'None',
  },
  { key: 'users', header: 'Users', align: 'end', cell: ({ users }) => users },
  { key: 'groups', header: 'Groups', align: 'end', cell: ({ groups }) => groups },
  {
    key: 'status',
    header: 'Status',
    nowrap: true,
    cell: ({ enabled, visible }) => <ApplicationBadges enabled={enabled} visible={visible} />,
  },
]

/** Applications, each a way to its page. */
export function ApplicationTable(props: {
  applications: readonly ApplicationRow[]
  filtered: boolean
  /** What the address asks of the list. */
  params: Params
}) {
  const { applications, filtered, params } = props
  return (
    <Table
      caption="Applications"
      columns={columnsOf(params)}
      rows={applications}
      rowKey={({ id }) => id}
      empty={
        filtered ? (
          <EmptyState
            title="No application answers to this search"
            icon="search"
            actions={<ButtonLink href={adminPage('/applications')}>Show all applications</ButtonLink>}
          >
            Look for a part of the name, or take a filter away.
          </EmptyState>
        ) : (
          <EmptyState title="There are no applications that you may see" icon="apps">
            Add an application by its address, then assign it to people and groups.
          </EmptyState>
        )
      }
    />
  )
}
