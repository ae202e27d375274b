import { requestStandings, requestStandingTitles } from '@latchkey/core/entitlement/request-standing'
import { listRequests, requestOrdersUnder } from '@latchkey/services/entitlement/admin/requests.views'
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
import { NarrowList } from '../parts/narrow-list.tsx'
import { OrderChoice } from '../parts/order-choice.tsx'
import { RequestTable } from '../parts/request-table.tsx'
import { requestQueryOf, requestsAsked } from '../server/list-filters.ts'
import { narrowing } from '../server/narrowing.ts'

export const meta = titled('Requests')

const orders = [
  ['-submitted', 'Newest first'],
  ['submitted', 'Oldest first'],
  ['-completed', 'Closed most recently'],
  ['completed', 'Closed longest ago'],
  ['name', 'By person'],
  ['-name', 'By person, Z to A'],
  ['package', 'By package'],
  ['-package', 'By package, Z to A'],
] as const

export const loader = page(async ({ portal, url }) => {
  const filter = requestsAsked(url.searchParams)
  const query = requestQueryOf(filter)
  const cursor = url.searchParams.get('cursor')
  const [requests, narrow] = await Promise.all([
    listRequests(portal, { ...query, cursor }),
    narrowing(portal, url.searchParams, filter),
  ])
  return { requests, filter, cursor, narrow, orders: Object.keys(requestOrdersUnder(query)) }
})

export default function Requests() {
  const { requests, filter, cursor, narrow, orders: offered } = useLoaderData<typeof loader>()
  const active = activeFilters('/requests', filter, {
    search: `“${filter.search}”`,
    state: filter.state ? requestStandingTitles[filter.state] : undefined,
    ...narrow.words,
  })
  return (
    <Page
      title="Requests"
      description="Who asked for what, where it stands, and whom it waits for."
      actions={
        <ButtonLink href={adminPage('/requests.csv', filter)} icon="download" download>
          Export as CSV
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/requests')}
          search={{
            name: 'search',
            label: 'Search requests',
            value: filter.search ?? '',
            placeholder: 'Person or package',
          }}
          filters={[
            {
              name: 'state',
              label: 'State',
              all: 'Any state',
              value: filter.state ?? '',
              options: requestStandings.map((value) => ({ value, label: requestStandingTitles[value] })),
            },
          ]}
          keep={{
            package: filter.package ?? undefined,
            catalog: filter.catalog ?? undefined,
            policy: filter.policy ?? undefined,
            user: filter.user ?? undefined,
          }}
          active={active}
          clearHref={adminPage('/requests', { sort: filter.sort })}
        >
          <OrderChoice orders={orders} sort={filter.sort} offered={offered} />
        </FilterBar>
        <NarrowList place="/requests" params={filter} narrow={narrow} />
        <RequestTable
          requests={requests.rows}
          params={filter}
          orders={offered}
          empty={
            <EmptyState
              title={active.length > 0 ? 'No request answers to this' : 'Nobody has requested anything yet'}
              icon="send"
              actions={active.length > 0 && <ButtonLink href={adminPage('/requests')}>Show all requests</ButtonLink>}
            >
              {active.length > 0
                ? 'Take a filter away, or look for a part of the name.'
                : 'Requests stand here as soon as somebody asks for an access package in My Access.'}
            </EmptyState>
          }
        />
        <ListPager place="/requests" params={filter} cursor={cursor} next={requests.next} label="Pages of requests" />
      </div>
    </Page>
  )
}
