import { listApplications } from '@latchkey/services/applications/applications.views'
import { whyNotCreateApplications } from '@latchkey/services/overview/application-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage, oneOf } from '../parts/address.ts'
import { ApplicationTable } from '../parts/application-table.tsx'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'

const statusWords = { enabled: 'Enabled', disabled: 'Disabled' } as const

export const meta = titled('Applications')

export const loader = page(async ({ portal, url }) => {
  const filter = {
    search: url.searchParams.get('search'),
    status: oneOf(['enabled', 'disabled'] as const, url.searchParams.get('status')) ?? null,
  }
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
      description="What people open from My Apps. Users counts those assigned one by one; groups bring their members."
      actions={
        <Possibly why={whyNotCreate} label="New application">
          <ButtonLink href={adminPage('/applications/new')} variant="primary" icon="plus">
            New application
          </ButtonLink>
        </Possibly>
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
          clearHref={adminPage('/applications')}
        />
        <ApplicationTable applications={applications.rows} filtered={active.length > 0} />
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
