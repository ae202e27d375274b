import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage } from '../parts/address.ts'
import { AssignmentList } from '../parts/assignment-list.tsx'
import { assignmentEnds, assignmentStateOptions } from '../parts/assignment-table.tsx'
import { ListPager } from '../parts/list-pager.tsx'
import { NarrowList } from '../parts/narrow-list.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { OrderChoice } from '../parts/order-choice.tsx'
import { assignmentListForms } from '../server/assignment-forms.ts'
import { assignmentListPage } from '../server/assignment-list.ts'

export const meta = titled('Assignments')

export const loader = page(({ portal, url }) => assignmentListPage(portal, url.searchParams))

export const action = assignmentListForms

const place = '/assignments'
const orders = [
  ['-since', 'Newest first'],
  ['since', 'Oldest first'],
  ['ends', 'Ends soonest'],
  ['-ends', 'Ends latest'],
  ['name', 'By person'],
  ['-name', 'By person, Z to A'],
  ['package', 'By package'],
  ['-package', 'By package, Z to A'],
] as const

export default function Assignments() {
  const { assignments, filter, cursor, narrow, orders: offered, rights } = useLoaderData<typeof loader>()
  const active = activeFilters(place, filter, {
    search: `“${filter.search}”`,
    state: assignmentStateOptions.find(({ value }) => value === filter.state)?.label,
    ends: assignmentEnds.find(({ value }) => value === filter.ends)?.label,
    ...narrow.words,
  })
  return (
    <Page
      title="Assignments"
      description="Who has which access package, by which policy, and until when."
      actions={
        <>
          <ButtonLink href={adminPage('/assignments.csv', filter)} icon="download" download>
            Export as CSV
          </ButtonLink>
          <ButtonLink
            href={adminPage('/assignments/as-of', { package: filter.package, user: filter.user })}
            icon="history"
          >
            On a day
          </ButtonLink>
          <Possibly why={rights.create} label="Assign">
            <ButtonLink href={adminPage('/assignments/new', { package: filter.package })} variant="primary" icon="plus">
              Assign
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage(place)}
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
            { name: 'ends', label: 'Ends', all: 'Any end', value: filter.ends ?? '', options: assignmentEnds },
          ]}
          keep={{
            package: filter.package ?? undefined,
            catalog: filter.catalog ?? undefined,
            policy: filter.policy ?? undefined,
            user: filter.user ?? undefined,
          }}
          active={active}
          clearHref={adminPage(place, { sort: filter.sort })}
        >
          <OrderChoice orders={orders} sort={filter.sort} offered={offered} />
        </FilterBar>
        <NarrowList place={place} params={filter} narrow={narrow} />
        <AssignmentList
          assignments={assignments.rows}
          params={filter}
          orders={offered}
          empty={
            <EmptyState
              title={active.length > 0 ? 'No assignment answers to this' : 'Nobody has an access package yet'}
              icon="key"
              actions={active.length > 0 && <ButtonLink href={adminPage(place)}>Show all assignments</ButtonLink>}
            >
              {active.length > 0
                ? 'Take a filter away, or look for a part of the name.'
                : 'Assignments come from requests that were approved, or are made here.'}
            </EmptyState>
          }
        />
        <ListPager place={place} params={filter} cursor={cursor} next={assignments.next} label="Pages of assignments" />
      </div>
    </Page>
  )
}
