import type { UserRow } from '@latchkey/services/directory/users.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { type Column, Table } from '@latchkey/ui/table'
import { AccountBadges } from './account-badge.tsx'
import { adminPage, type Params } from './address.ts'
import { ObjectLink, PersonLink } from './object-link.tsx'
import { sortedBy } from './sorted-by.ts'

const columnsOf = (params: Params): readonly Column<UserRow>[] => [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    sort: sortedBy('/users', params, 'name'),
    cell: ({ id, displayName, jobTitle }) => <PersonLink of={{ id, displayName, jobTitle }} stacked />,
  },
  {
    key: 'userPrincipalName',
    header: 'User name',
    sort: sortedBy('/users', params, 'userName'),
    cell: ({ userPrincipalName }) => <span className="break-all">{userPrincipalName}</span>,
  },
  {
    key: 'department',
    header: 'Department',
    sort: sortedBy('/users', params, 'department'),
    cell: ({ department }) => department ?? <Nothing />,
  },
  {
    key: 'manager',
    header: 'Manager',
    cell: ({ managerId, managerName }) =>
      managerId && managerName ? <ObjectLink type="user" id={managerId} name={managerName} /> : <Nothing />,
  },
  {
    key: 'status',
    header: 'Status',
    nowrap: true,
    cell: ({ accountEnabled, userType }) => <AccountBadges enabled={accountEnabled} userType={userType} />,
  },
]

function Nothing() {
  return <span className="text-muted">None</span>
}

/** Users, each a way to their page. */
export function UserTable(props: {
  users: readonly UserRow[]
  filtered: boolean
  /** What the address asks of the list. */
  params: Params
}) {
  const { users, filtered, params } = props
  return (
    <Table
      caption="Users"
      columns={columnsOf(params)}
      rows={users}
      rowKey={({ id }) => id}
      empty={
        filtered ? (
          <EmptyState
            title="Nobody answers to this search"
            icon="search"
            actions={<ButtonLink href={adminPage('/users')}>Show everybody</ButtonLink>}
          >
            Look for a part of the name, or take a filter away.
          </EmptyState>
        ) : (
          <EmptyState title="There are no users that you may see" icon="users">
            Users are added one by one, or all at once from a file of the personnel department.
          </EmptyState>
        )
      }
    />
  )
}
