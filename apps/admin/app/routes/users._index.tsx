import { departments, listUsers } from '@latchkey/services/directory/users.views'
import { whyNotCreateUsers } from '@latchkey/services/overview/user-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { OrderChoice } from '../parts/order-choice.tsx'
import { UserTable } from '../parts/user-table.tsx'
import { usersAsked } from '../server/list-filters.ts'

export const meta = titled('Users')

export const loader = page(async ({ portal, url }) => {
  const filter = usersAsked(url.searchParams)
  const cursor = url.searchParams.get('cursor')
  const [users, all] = await Promise.all([listUsers(portal, { ...filter, cursor }), departments(portal)])
  return { users, filter, cursor, departments: all, whyNotCreate: whyNotCreateUsers(portal) }
})

const statusWords = { enabled: 'Enabled', disabled: 'Disabled' } as const
const orders = [
  ['name', 'By name'],
  ['-name', 'By name, Z to A'],
  ['userName', 'By user name'],
  ['-userName', 'By user name, Z to A'],
  ['department', 'By department'],
  ['-department', 'By department, Z to A'],
] as const
const typeWords = { member: 'Members', guest: 'Guests' } as const

export default function Users() {
  const { users, filter, cursor, departments, whyNotCreate } = useLoaderData<typeof loader>()
  const { search, department, status, userType } = filter
  const active = activeFilters('/users', filter, {
    search: `“${search}”`,
    department: department ?? undefined,
    status: status ? statusWords[status] : undefined,
    userType: userType ? typeWords[userType] : undefined,
  })
  return (
    <Page
      title="Users"
      description="Everybody who can be given access."
      actions={
        <>
          <ButtonLink href={adminPage('/users.csv', filter)} icon="download" download>
            Export as CSV
          </ButtonLink>
          <Possibly why={whyNotCreate} label="New user">
            <ButtonLink href={adminPage('/users/new')} variant="primary" icon="user-plus">
              New user
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/users')}
          search={{
            name: 'search',
            label: 'Search users',
            value: search ?? '',
            placeholder: 'Name, user name, mail, employee id',
          }}
          filters={[
            {
              name: 'department',
              label: 'Department',
              all: 'Any department',
              value: department ?? '',
              options: departments.map((name) => ({ value: name, label: name })),
            },
            {
              name: 'status',
              label: 'Status',
              all: 'Any status',
              value: status ?? '',
              options: Object.entries(statusWords).map(([value, label]) => ({ value, label })),
            },
            {
              name: 'userType',
              label: 'Type',
              all: 'Any type',
              value: userType ?? '',
              options: Object.entries(typeWords).map(([value, label]) => ({ value, label })),
            },
          ]}
          active={active}
          clearHref={adminPage('/users', { sort: filter.sort })}
        >
          <OrderChoice orders={orders} sort={filter.sort} />
        </FilterBar>
        <UserTable users={users.rows} filtered={active.length > 0} params={filter} />
        <ListPager place="/users" params={filter} cursor={cursor} next={users.next} label="Pages of users" />
      </div>
    </Page>
  )
}
