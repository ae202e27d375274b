import { listApplications } from '@latchkey/services/applications/applications.views'
import { whyNotCreateApplications } from '@latchkey/services/overview/application-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage } from '../parts/address.ts'
import { ApplicationTable } from '../parts/application-table.tsx'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { OrderChoice } from '../parts/order-choice.tsx'
import { applicationsAsked } from '../server/list-filters.ts'

const statusWords = { enabled: 'Enabled', disabled: 'Disabled' } as const

const orders = [
  ['name', 'By name'],
  ['-name', 'By name, Z to A'],
  ['publisher', 'By publisher'],
  ['-publisher', 'By publisher, Z to A'],
  ['category', 'By category'],
  ['-category', 'By category, Z to A'],
] as const

export const meta = titled('Applications')

export const loader = page(async ({ portal, url }) => {
  const filter = applicationsAsked(url.searchParams)
  const cursor = url.searchParams.get('cursor')
  return {
    applications: await listApplications(portal, { ...filter, cursor }),
    filter,
    cursor,
    whyNotCreate: whyNotCreateApplications(portal),
  }
})

export default function Applications() {
  const { applications, filter, cursor, whyNotCreate } = useLoaderData<typeof loader>()
  const { search, status } = filter
  const active = activeFilters('/applications', filter, {
    search: `“${search}”`,
    status: status ? statusWords[status] : undefined,
  })
  return (
    <Page
      title="Applications"
      description="What people open from My Apps. Users are counted without the members of groups."
      actions={
        <>
          <ButtonLink href={adminPage('/applications.csv', filter)} icon="download" download>
            Export as CSV
          </ButtonLink>
          <Possibly why={whyNotCreate} label="New application">
            <ButtonLink href={adminPage('/applications/new')} variant="primary" icon="plus">
              New application
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/applications')}
          search={{
            name: 'search',
            label: 'Search applications',
            value: search ?? '',
            placeholder: 'Name, publisher, category',
          }}
          filters={[
            {
              name: 'status',
              label: 'Status',
              all: 'Any status',
              value: status ?? '',
              options: Object.entries(statusWords).map(([value, label]) => ({ value, label })),
            },
          ]}
          active={active}
          clearHref={adminPage('/applications', { sort: filter.sort })}
        >
          <OrderChoice orders={orders} sort={filter.sort} />
        </FilterBar>
        <ApplicationTable applications={applications.rows} filtered={active.length > 0} params={filter} />
        <ListPager
          place="/applications"
          params={filter}
          cursor={cursor}
          next={applications.next}
          label="Pages of applications"
        />
      </div>
    </Page>
  )
}
