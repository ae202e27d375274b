import { type UnusedPackage, unusedPackages } from '@latchkey/services/reports/unused-packages.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { type Column, Table } from '@latchkey/ui/table'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { ObjectLink } from '../parts/object-link.tsx'
import { ReportTabs } from '../parts/report-tabs.tsx'
import { unusedDays } from '../server/reports-asked.ts'

export const meta = titled('Packages nobody uses')

export const loader = page(async ({ portal, url }) => {
  const days = unusedDays(url.searchParams)
  const search = url.searchParams.get('search')
  const cursor = url.searchParams.get('cursor')
  return { packages: await unusedPackages(portal, { days, search, cursor }), days, search, cursor }
})

const periods = [30, 90, 180, 366]

export default function UnusedPackages() {
  const { packages, days, search, cursor } = useLoaderData<typeof loader>()
  const params = { search, days: String(days) }
  return (
    <Page
      title="Reports"
      description={`Packages older than ${days} days that nobody has, and nobody has asked for in that time.`}
      tabs={<ReportTabs current="/reports/unused" />}
      actions={
        <ButtonLink href={adminPage('/reports/unused.csv', params)} icon="download" download>
          Export as CSV
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/reports/unused')}
          search={{ name: 'search', label: 'Search packages', value: search ?? '' }}
          filters={[
            {
              name: 'days',
              label: 'Not asked for in',
              all: 'In 90 days',
              value: days === 90 ? '' : String(days),
              options: periods
                .filter((one) => one !== 90)
                .map((one) => ({ value: String(one), label: `In ${one} days` })),
            },
          ]}
          active={activeFilters('/reports/unused', params, { search: search ? `“${search}”` : undefined })}
          clearHref={adminPage('/reports/unused')}
        />
        <Table
          caption="Packages nobody uses"
          columns={columns}
          rows={packages.rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Every package is used" icon="check-circle">
              Somebody has each of them, or has asked for it lately.
            </EmptyState>
          }
        />
        <ListPager
          place="/reports/unused"
          params={params}
          cursor={cursor}
          next={packages.next}
          label="Pages of packages"
        />
      </div>
    </Page>
  )
}

const columns: readonly Column<UnusedPackage>[] = [
  {
    key: 'name',
    header: 'Access package',
    primary: true,
    cell: ({ id, displayName, isHidden }) => (
      <span className="flex flex-wrap items-center gap-2">
        <ObjectLink type="accessPackage" id={id} name={displayName} />
        {isHidden && <Badge tone="ended">Hidden</Badge>}
      </span>
    ),
  },
  {
    key: 'catalog',
    header: 'Catalog',
    cell: ({ catalogId, catalogName }) => <ObjectLink type="catalog" id={catalogId} name={catalogName} />,
  },
  {
    key: 'asked',
    header: 'Last asked for',
    nowrap: true,
    cell: ({ lastRequestAt }) => (lastRequestAt ? <When at={lastRequestAt} style="date" /> : 'Never'),
  },
  { key: 'created', header: 'Made', nowrap: true, cell: ({ createdAt }) => <When at={createdAt} style="date" /> },
]
