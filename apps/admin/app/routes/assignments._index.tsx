import { assignmentStates } from '@latchkey/core/entitlement/assignment'
import { listAssignments } from '@latchkey/services/entitlement/admin/assignments.views'
import { packageName } from '@latchkey/services/entitlement/admin/packages.views'
import { whyNotEndAssignments } from '@latchkey/services/overview/entitlement-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage, oneOf } from '../parts/address.ts'
import { AssignmentTable, assignmentStateOptions } from '../parts/assignment-table.tsx'
import { ListPager } from '../parts/list-pager.tsx'

export const meta = titled('Assignments')

export const loader = page(async ({ portal, url }) => {
  const asked = url.searchParams
  const filter = {
    search: asked.get('search'),
    state: oneOf(assignmentStates, asked.get('state')) ?? null,
    package: asked.get('package'),
  }
  const cursor = asked.get('cursor')
  const { search, state, package: packageId } = filter
  const [assignments, named] = await Promise.all([
    listAssignments(portal, { search, state, packageId, cursor }),
    packageId ? packageName(portal, packageId) : null,
  ])
  return { assignments, filter, cursor, named, whyNotEnd: whyNotEndAssignments(portal) }
})

export default function Assignments() {
  const { assignments, filter, cursor, named, whyNotEnd } = useLoaderData<typeof loader>()
  const active = activeFilters('/assignments', filter, {
    search: `“${filter.search}”`,
    state: assignmentStateOptions.find(({ value }) => value === filter.state)?.label,
    package: named ?? undefined,
  })
  return (
    <Page title="Assignments" description="Who has which access package, by which policy, and until when.">
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/assignments')}
          search={{
            name: 'search',
            label: 'Search assignments',
            value: filter.search ?? '',
            placeholder: 'Person or package',
          }}
          filters={[
            {
              name: 'state',
              label: 'State',
              all: 'Any state',
              value: filter.state ?? '',
              options: assignmentStateOptions,
            },
          ]}
          keep={{ package: filter.package ?? undefined }}
          active={active}
          clearHref={adminPage('/assignments')}
        />
        <AssignmentTable
          assignments={assignments.rows}
          whyNotEnd={whyNotEnd}
          empty={
            <EmptyState
              title={active.length > 0 ? 'No assignment answers to this' : 'Nobody has an access package yet'}
              icon="key"
              actions={
                active.length > 0 && <ButtonLink href={adminPage('/assignments')}>Show all assignments</ButtonLink>
              }
            >
              {active.length > 0
                ? 'Take a filter away, or look for a part of the name.'
                : 'Assignments come from requests that were approved.'}
            </EmptyState>
          }
        />
        <ListPager
          place="/assignments"
          params={filter}
          cursor={cursor}
          next={assignments.next}
          label="Pages of assignments"
        />
      </div>
    </Page>
  )
}
