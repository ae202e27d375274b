import { groupKindTitles } from '@latchkey/core/directory/group'
import type { GroupRow } from '@latchkey/services/directory/groups.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import { adminPage, type Params } from './address.ts'
import { membershipTypes } from './membership-type.ts'
import { sortedBy } from './sorted-by.ts'

const columnsOf = (params: Params): readonly Column<GroupRow>[] => [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    sort: sortedBy('/groups', params, 'name'),
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
  {
    key: 'membership',
    header: 'Membership',
    nowrap: true,
    cell: ({ byRule }) => membershipTypes[byRule ? 'dynamic' : 'assigned'],
  },
  { key: 'members', header: 'Members', align: 'end', cell: ({ members }) => members },
  { key: 'owners', header: 'Owners', align: 'end', cell: ({ owners }) => owners },
  {
    key: 'created',
    header: 'Created',
    nowrap: true,
    sort: sortedBy('/groups', params, 'created', '-created'),
    cell: ({ createdAt }) => <When at={createdAt} style="date" />,
  },
]

/** Groups, each a way to its page. */
export function GroupTable(props: {
  groups: readonly GroupRow[]
  filtered: boolean
  /** What the address asks of the list. */
  params: Params
}) {
  const { groups, filtered, params } = props
  return (
    <Table
      caption="Groups"
      columns={columnsOf(params)}
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
