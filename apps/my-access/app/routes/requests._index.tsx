import {
  type RequestStanding,
  requestStandings,
  requestStandingTitles,
} from '@latchkey/core/entitlement/request-standing'
import { myRequests } from '@latchkey/services/entitlement/requests.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { Pager } from '@latchkey/ui/pager'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { askedHref } from '../parts/asked-href.ts'
import { places } from '../parts/places.ts'
import { RequestTable } from '../parts/request-table.tsx'

export const meta = titled('My requests')

export const loader = page(async ({ portal, url }) => {
  const cursor = url.searchParams.get('cursor')
  const search = url.searchParams.get('search')?.trim().slice(0, 200) ?? ''
  const state = requestStandings.find((one) => one === url.searchParams.get('state')) ?? null
  const requests = await myRequests(portal, { search, standing: state, cursor })
  return { first: cursor === null, requests, asked: { search, state } }
})

const states = requestStandings.map((value) => ({ value, label: requestStandingTitles[value] }))

export default function RequestsPage() {
  const { first, requests, asked } = useLoaderData<typeof loader>()
  const { search, state } = asked
  const active = [
    ...(search ? [{ label: `“${search}”`, removeHref: askedHref(places.requests, { state }) }] : []),
    ...(state ? [{ label: requestStandingTitles[state], removeHref: askedHref(places.requests, { search }) }] : []),
  ]
  return (
    <Page title="My requests" description="What you asked for, who decides it, and what became of it.">
      <div className="flex flex-col gap-4">
        <FilterBar
          action={places.requests}
          search={{ name: 'search', label: 'Search my requests', value: search, placeholder: 'Package or person' }}
          filters={[{ name: 'state', label: 'State', all: 'Any state', value: state ?? '', options: states }]}
          active={active}
          clearHref={places.requests}
        />
        <RequestTable rows={requests.rows} empty={active.length > 0 ? <NothingFound {...asked} /> : <NothingAsked />} />
        <Pager
          label="Pages of requests"
          nextHref={requests.next ? askedHref(places.requests, { ...asked, cursor: requests.next }) : undefined}
          previousHref={first ? undefined : askedHref(places.requests, asked)}
        />
      </div>
    </Page>
  )
}

function NothingFound({ search, state }: { search: string; state: RequestStanding | null }) {
  const matches = search && `matches “${search}”`
  const stands = state && `is in the state “${requestStandingTitles[state]}”`
  return (
    <EmptyState
      icon="search"
      title={`No request of yours ${[matches, stands].filter(Boolean).join(' and ')}`}
      actions={<ButtonLink href={places.requests}>Show all my requests</ButtonLink>}
    >
      Try a shorter word or another state. What an administrator or a rule gave you stands under My access.
    </EmptyState>
  )
}

function NothingAsked() {
  return (
    <EmptyState
      icon="send"
      title="You have not asked for anything yet"
      actions={<ButtonLink href={places.packages}>See what there is</ButtonLink>}
    >
      Choose an access package, and follow here who decides about it.
    </EmptyState>
  )
}
