import { requestStates } from '@latchkey/core/entitlement/request'
import { requestStateOptions } from '@latchkey/core/entitlement/request-standing'
import { listRequests } from '@latchkey/services/entitlement/admin/requests.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage, oneOf } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { NarrowList } from '../parts/narrow-list.tsx'
import { RequestTable } from '../parts/request-table.tsx'
import { narrowing } from '../server/narrowing.ts'

export const meta = titled('Requests')

export const loader = page(async ({ portal, url }) => {
  const asked = url.searchParams
  const filter = {
    search: asked.get('search'),
    state: oneOf(requestStates, asked.get('state')) ?? null,
    package: asked.get('package'),
    catalog: asked.get('catalog'),
    policy: asked.get('policy'),
    user: asked.get('user'),
  }
  const cursor = asked.get('cursor')
  const { package: packageId, catalog: catalogId, policy: policyId, user: userId, ...query } = filter
  const [requests, narrow] = await Promise.all([
    listRequests(portal, { ...query, packageId, catalogId, policyId, userId, cursor }),
    narrowing(portal, asked, filter),
  ])
  return { requests, filter, cursor, narrow }
})

export default function Requests() {
  const { requests, filter, cursor, narrow } = useLoaderData<typeof loader>()
  const active = activeFilters('/requests', filter, {
    search: `“${filter.search}”`,
    state: requestStateOptions.find(({ value }) => value === filter.state)?.label,
    ...narrow.words,
  })
  return (
    <Page title="Requests" description="Who asked for what, where it stands, and whom it waits for.">
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
              options: requestStateOptions,
            },
          ]}
          keep={{
            package: filter.package ?? undefined,
            catalog: filter.catalog ?? undefined,
            policy: filter.policy ?? undefined,
            user: filter.user ?? undefined,
          }}
          active={active}
          clearHref={adminPage('/requests')}
        />
        <NarrowList place="/requests" params={filter} narrow={narrow} />
        <RequestTable
          requests={requests.rows}
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
