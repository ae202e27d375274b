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
import { adminPage } from '../parts/address.ts'
import { CatalogBadges } from '../parts/catalog-state.tsx'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { PersonLink } from '../parts/object-link.tsx'

export const meta = titled('Catalogs')

export const loader = page(async ({ portal, url }) => {
  const search = url.searchParams.get('search')
  const cursor = url.searchParams.get('cursor')
  return {
    catalogs: await listCatalogs(portal, { search, cursor }),
    search,
    cursor,
    whyNotCreate: whyNotCreateCatalogs(portal),
  }
})

export default function Catalogs() {
  const { catalogs, search, cursor, whyNotCreate } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Catalogs"
      description="Resources that belong together, with those who look after them."
      actions={
        <Possibly why={whyNotCreate} label="New catalog">
          <ButtonLink href={adminPage('/catalogs/new')} variant="primary" icon="plus">
            New catalog
          </ButtonLink>
        </Possibly>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/catalogs')}
          search={{ name: 'search', label: 'Search catalogs', value: search ?? '' }}
          active={search ? [{ label: `“${search}”`, removeHref: adminPage('/catalogs') }] : []}
        />
        <Table
          caption="Catalogs"
          columns={columns}
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
        <ListPager
          place="/catalogs"
          params={{ search }}
          cursor={cursor}
          next={catalogs.next}
          label="Pages of catalogs"
        />
      </div>
    </Page>
  )
}

const columns: readonly Column<CatalogRow>[] = [
  {
    key: 'name',
    header: 'Catalog',
    primary: true,
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
