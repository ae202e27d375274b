import type { ApplicationRow } from '@latchkey/services/applications/applications.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { adminPage } from './address.ts'
import { ApplicationBadges } from './application-badges.tsx'

const columns: readonly Column<ApplicationRow>[] = [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: ({ id, displayName, description }) => (
      <>
        <Link href={adminPage(`/applications/${id}`)} className="hover:underline">
          {displayName}
        </Link>
        {description && <span className="block max-w-[60ch] text-sm font-normal text-muted">{description}</span>}
      </>
    ),
  },
  { key: 'publisher', header: 'Publisher', cell: ({ publisher }) => publisher || 'Not known' },
  { key: 'category', header: 'Category', cell: ({ category }) => category || 'None' },
  { key: 'users', header: 'Users', align: 'end', cell: ({ users }) => users },
  { key: 'groups', header: 'Groups', align: 'end', cell: ({ groups }) => groups },
  {
    key: 'status',
    header: 'Status',
    nowrap: true,
    cell: ({ enabled, visible }) => <ApplicationBadges enabled={enabled} visible={visible} />,
  },
]

/** Applications by name, each a way to its page. */
export function ApplicationTable(props: { applications: readonly ApplicationRow[]; filtered: boolean }) {
  const { applications, filtered } = props
  return (
    <Table
      caption="Applications"
      columns={columns}
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
