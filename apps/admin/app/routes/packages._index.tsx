import { catalogsForPackages, listCatalogs } from '@latchkey/services/entitlement/admin/catalogs.views'
import { listPackagesForAdmin } from '@latchkey/services/entitlement/admin/packages.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
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
import { PackageTable } from '../parts/package-table.tsx'
import { packagesAsked } from '../server/list-filters.ts'

export const meta = titled('Access packages')

const orders = [
  ['name', 'By name'],
  ['-name', 'By name, Z to A'],
  ['catalog', 'By catalog'],
  ['-catalog', 'By catalog, Z to A'],
] as const

export const loader = page(async ({ portal, url }) => {
  const filter = packagesAsked(url.searchParams)
  const cursor = url.searchParams.get('cursor')
  const [packages, catalogs, open] = await Promise.all([
    listPackagesForAdmin(portal, { ...filter, cursor }),
    listCatalogs(portal),
    catalogsForPackages(portal),
  ])
  const choices = catalogs.rows.map(({ id, displayName }) => ({ value: id, label: displayName }))
  return { packages, filter, cursor, choices, mayCreate: open.length > 0 }
})

export default function Packages() {
  const { packages, filter, cursor, choices, mayCreate } = useLoaderData<typeof loader>()
  const { search, catalogId } = filter
  const active = activeFilters('/packages', filter, {
    search: `“${search}”`,
    catalogId: choices.find(({ value }) => value === catalogId)?.label ?? 'One catalog',
  })
  const why = 'Only those who look after a catalog can make packages.'
  return (
    <Page
      title="Access packages"
      description="What people can request: resources that belong together, and the policies by which one gets them."
      actions={
        <>
          <ButtonLink href={adminPage('/packages.csv', filter)} icon="download" download>
            Export as CSV
          </ButtonLink>
          <Possibly why={mayCreate ? null : why} label="New package">
            <ButtonLink href={adminPage('/packages/new', { catalogId })} variant="primary" icon="plus">
              New package
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/packages')}
          search={{ name: 'search', label: 'Search access packages', value: search ?? '' }}
          filters={[
            { name: 'catalogId', label: 'Catalog', all: 'Any catalog', value: catalogId ?? '', options: choices },
          ]}
          active={active}
          clearHref={adminPage('/packages', { sort: filter.sort })}
        >
          <OrderChoice orders={orders} sort={filter.sort} />
        </FilterBar>
        <PackageTable
          packages={packages.rows}
          params={filter}
          empty={
            <EmptyState
              title={active.length > 0 ? 'No package answers to this' : 'There are no access packages'}
              icon="package"
              actions={active.length > 0 && <ButtonLink href={adminPage('/packages')}>Show all packages</ButtonLink>}
            >
              {active.length > 0
                ? 'Look for a part of the name, or in another catalog.'
                : 'Add resources to a catalog, then make a package that gives them.'}
            </EmptyState>
          }
        />
        <ListPager place="/packages" params={filter} cursor={cursor} next={packages.next} label="Pages of packages" />
      </div>
    </Page>
  )
}
