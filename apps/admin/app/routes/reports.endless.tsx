import { type EndlessAssignment, endlessAssignments } from '@latchkey/services/reports/endless-assignments.views'
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
import { ObjectLink, PersonLink } from '../parts/object-link.tsx'
import { ReportTabs } from '../parts/report-tabs.tsx'

export const meta = titled('Assignments without an end')

export const loader = page(async ({ portal, url }) => {
  const search = url.searchParams.get('search')
  const cursor = url.searchParams.get('cursor')
  return { assignments: await endlessAssignments(portal, { search, cursor }), search, cursor }
})

export default function EndlessAssignments() {
  const { assignments, search, cursor } = useLoaderData<typeof loader>()
  const params = { search }
  return (
    <Page
      title="Reports"
      description="Access that lasts until somebody ends it, the oldest first."
      tabs={<ReportTabs current="/reports/endless" />}
      actions={
        <ButtonLink href={adminPage('/reports/endless.csv', params)} icon="download" download>
          Export as CSV
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/reports/endless')}
          search={{
            name: 'search',
            label: 'Search assignments',
            value: search ?? '',
            placeholder: 'Person or package',
          }}
          active={activeFilters('/reports/endless', params, { search: search ? `“${search}”` : undefined })}
          clearHref={adminPage('/reports/endless')}
        />
        <Table
          caption="Assignments without an end"
          columns={columns}
          rows={assignments.rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Every assignment has an end" icon="check-circle">
              Nobody keeps access for longer than somebody meant to give it.
            </EmptyState>
          }
        />
        <ListPager
          place="/reports/endless"
          params={params}
          cursor={cursor}
          next={assignments.next}
          label="Pages of assignments"
        />
      </div>
    </Page>
  )
}

const columns: readonly Column<EndlessAssignment>[] = [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: ({ userId, displayName }) => <PersonLink of={{ id: userId, displayName }} />,
  },
  {
    key: 'package',
    header: 'Access package',
    cell: ({ packageId, packageName }) => <ObjectLink type="accessPackage" id={packageId} name={packageName} />,
  },
  { key: 'policy', header: 'Policy', cell: ({ policyName }) => policyName },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ startsAt }) => <When at={startsAt} style="date" /> },
]
