import { type CatalogRow, listCatalogs } from '@latchkey/services/entitlement/admin/catalogs.views'
import { whyNotCreateCatalogs } from '@latchkey/services/overview/entitlement-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { type Column, Table } from '@latchkey/ui/table'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage, type Params } from '../parts/address.ts'
import { CatalogBadges } from '../parts/catalog-state.tsx'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { PersonLink } from '../parts/object-link.tsx'
import { OrderChoice } from '../parts/order-choice.tsx'
import { sortedBy } from '../parts/sorted-by.ts'
import { catalogsAsked } from '../server/list-filters.ts'

export const meta = titled('Catalogs')

const orders = [
  ['name', 'By name'],
  ['-name', 'By name, Z to A'],
] as const

export const loader = page(async ({ portal, url }) => {
  const filter = catalogsAsked(url.searchParams)
  const cursor = url.searchParams.get('cursor')
  return {
    catalogs: await listCatalogs(portal, { ...filter, cursor }),
    filter,
    cursor,
    whyNotCreate: whyNotCreateCatalogs(portal),
  }
})

export default function Catalogs() {
  const { catalogs, filter, cursor, whyNotCreate } = useLoaderData<typeof loader>()
  const { search } = filter
  return (
    <Page
      title="Catalogs"
      description="Resources that belong together, with those who look after them."
      actions={
        <>
          <ButtonLink href={adminPage('/catalogs.csv', filter)} icon="download" download>
            Export as CSV
          </ButtonLink>
          <Possibly why={whyNotCreate} label="New catalog">
            <ButtonLink href={adminPage('/catalogs/new')} variant="primary" icon="plus">
              New catalog
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/catalogs')}
          search={{ name: 'search', label: 'Search catalogs', value: search ?? '' }}
          active={activeFilters('/catalogs', filter, { search: `“${search}”` })}
        >
          <OrderChoice orders={orders} sort={filter.sort} />
        </FilterBar>
        <Table
          caption="Catalogs"
          columns={columnsOf(filter)}
          rows={catalogs.rows}
          rowKey={({ id }) => id}
          empty={
            search ? (
              <EmptyState
                title={`No catalog answers to “${search}”`}
                icon="search"
                actions={<ButtonLink href={adminPage('/catalogs')}>Show all catalogs</ButtonLink>}
              >
                Look for a part of the name.
              </EmptyState>
            ) : (
              <EmptyState title="There are no catalogs that you look after" icon="folder">
                A catalog holds resources, and access packages that give them to people.
              </EmptyState>
            )
          }
        />
        <ListPager place="/catalogs" params={filter} cursor={cursor} next={catalogs.next} label="Pages of catalogs" />
      </div>
    </Page>
  )
}

const columnsOf = (params: Params): readonly Column<CatalogRow>[] => [
  {
    key: 'name',
    header: 'Catalog',
    primary: true,
    sort: sortedBy('/catalogs', params, 'name'),
    cell: ({ id, displayName, description }) => (
      <>
        <Link href={adminPage(`/catalogs/${id}`)} className="font-medium text-ink hover:underline">
          {displayName}
        </Link>
        <span className="line-clamp-2 max-w-[60ch] text-sm font-normal text-muted">{description}</span>
      </>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, isExternallyVisible }) => <CatalogBadges {...{ state, isExternallyVisible }} />,
  },
  {
    key: 'owners',
    header: 'Owners',
    cell: ({ owners }) =>
      owners.length === 0 ? (
        <span className="text-muted">Nobody</span>
      ) : (
        <ul className="flex flex-col gap-1">
          {owners.map((owner) => (
            <li key={owner.id}>
              <PersonLink of={owner} />
            </li>
          ))}
        </ul>
      ),
  },
  { key: 'packages', header: 'Packages', align: 'end', cell: ({ packages }) => packages },
  { key: 'resources', header: 'Resources', align: 'end', cell: ({ resources }) => resources },
]
