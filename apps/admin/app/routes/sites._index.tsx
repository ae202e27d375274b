import { listSites, whyNotCreateSites } from '@latchkey/services/sites/sites.views'
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
import { SiteTable } from '../parts/site-table.tsx'
import { sitesAsked } from '../server/list-filters.ts'

export const meta = titled('Sites')

export const loader = page(async ({ portal, url }) => {
  const filter = sitesAsked(url.searchParams)
  const cursor = url.searchParams.get('cursor')
  return {
    sites: await listSites(portal, { ...filter, cursor }),
    filter,
    cursor,
    whyNotCreate: whyNotCreateSites(portal),
  }
})

const orders = [
  ['name', 'By name'],
  ['-name', 'By name, Z to A'],
  ['-created', 'Newest first'],
  ['created', 'Oldest first'],
] as const

export default function Sites() {
  const { sites, filter, cursor, whyNotCreate } = useLoaderData<typeof loader>()
  const { search } = filter
  const active = activeFilters('/sites', filter, { search: `“${search}”` })
  return (
    <Page
      title="Sites"
      description="Places with an address, to which access packages give owners, members and visitors."
      actions={
        <>
          <ButtonLink href={adminPage('/sites.csv', filter)} icon="download" download>
            Export as CSV
          </ButtonLink>
          <Possibly why={whyNotCreate} label="New site">
            <ButtonLink href={adminPage('/sites/new')} variant="primary" icon="plus">
              New site
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/sites')}
          search={{ name: 'search', label: 'Search sites', value: search ?? '', placeholder: 'Name or address' }}
          active={active}
          clearHref={adminPage('/sites', { sort: filter.sort })}
        >
          <OrderChoice orders={orders} sort={filter.sort} />
        </FilterBar>
        <SiteTable sites={sites.rows} filtered={active.length > 0} params={filter} />
        <ListPager place="/sites" params={filter} cursor={cursor} next={sites.next} label="Pages of sites" />
      </div>
    </Page>
  )
}
