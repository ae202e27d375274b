import { groupKinds, groupKindTitles } from '@latchkey/core/directory/group'
import { listGroups } from '@latchkey/services/directory/groups.views'
import { whyNotCreateGroups } from '@latchkey/services/overview/group-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage } from '../parts/address.ts'
import { GroupTable } from '../parts/group-table.tsx'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { OrderChoice } from '../parts/order-choice.tsx'
import { groupsAsked } from '../server/list-filters.ts'

export const meta = titled('Groups')

export const loader = page(async ({ portal, url }) => {
  const filter = groupsAsked(url.searchParams)
  const cursor = url.searchParams.get('cursor')
  return {
    groups: await listGroups(portal, { ...filter, cursor }),
    filter,
    cursor,
    whyNotCreate: whyNotCreateGroups(portal),
  }
})

const orders = [
  ['name', 'By name'],
  ['-name', 'By name, Z to A'],
  ['-created', 'Newest first'],
  ['created', 'Oldest first'],
] as const

export default function Groups() {
  const { groups, filter, cursor, whyNotCreate } = useLoaderData<typeof loader>()
  const { search, kind } = filter
  const active = activeFilters('/groups', filter, {
    search: `“${search}”`,
    kind: kind ? groupKindTitles[kind] : undefined,
  })
  return (
    <Page
      title="Groups"
      description="Groups carry licenses and applications to their members."
      actions={
        <>
          <ButtonLink href={adminPage('/groups.csv', filter)} icon="download" download>
            Export as CSV
          </ButtonLink>
          <Possibly why={whyNotCreate} label="New group">
            <ButtonLink href={adminPage('/groups/new')} variant="primary" icon="plus">
              New group
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/groups')}
          search={{ name: 'search', label: 'Search groups', value: search ?? '', placeholder: 'Name or description' }}
          filters={[
            {
              name: 'kind',
              label: 'Kind',
              all: 'Any kind',
              value: kind ?? '',
              options: groupKinds.map((value) => ({ value, label: groupKindTitles[value] })),
            },
          ]}
          active={active}
          clearHref={adminPage('/groups', { sort: filter.sort })}
        >
          <OrderChoice orders={orders} sort={filter.sort} />
        </FilterBar>
        <GroupTable groups={groups.rows} filtered={active.length > 0} params={filter} />
        <ListPager place="/groups" params={filter} cursor={cursor} next={groups.next} label="Pages of groups" />
      </div>
    </Page>
  )
}
