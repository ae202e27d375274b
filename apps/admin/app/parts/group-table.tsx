import { groupKindTitles } from '@latchkey/core/directory/group'
import type { GroupRow } from '@latchkey/services/directory/groups.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { adminPage } from './address.ts'

const columns: readonly Column<GroupRow>[] = [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: ({ id, displayName, description }) => (
      <>
        <Link href={adminPage(`/groups/${id}`)} className="hover:underline">
          {displayName}
        </Link>
        {description && <span className="block max-w-[60ch] text-sm font-normal text-muted">{description}</span>}
      </>
    ),
  },
  { key: 'kind', header: 'Kind', nowrap: true, cell: ({ kind }) => groupKindTitles[kind] },
  { key: 'members', header: 'Members', align: 'end', cell: ({ members }) => members },
  { key: 'owners', header: 'Owners', align: 'end', cell: ({ owners }) => owners },
]

/** Groups by name, each a way to its page. */
export function GroupTable({ groups, filtered }: { groups: readonly GroupRow[]; filtered: boolean }) {
  return (
    <Table
      caption="Groups"
      columns={columns}
      rows={groups}
      rowKey={({ id }) => id}
      empty={
        filtered ? (
          <EmptyState
            title="No group answers to this search"
            icon="search"
            actions={<ButtonLink href={adminPage('/groups')}>Show all groups</ButtonLink>}
          >
            Look for a part of the name, or take a filter away.
          </EmptyState>
        ) : (
          <EmptyState title="There are no groups that you may see" icon="users">
            Make a group, give it products and applications, and add people.
          </EmptyState>
        )
      }
    />
  )
}
