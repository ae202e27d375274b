import { myRequests } from '@latchkey/services/entitlement/requests.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Pager } from '@latchkey/ui/pager'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { places } from '../parts/places.ts'
import { RequestTable } from '../parts/request-table.tsx'

export const meta = titled('My requests')

export const loader = page(async ({ portal, url }) => {
  const cursor = url.searchParams.get('cursor')
  return { first: cursor === null, requests: await myRequests(portal, { cursor }) }
})

export default function RequestsPage() {
  const { first, requests } = useLoaderData<typeof loader>()
  return (
    <Page title="My requests" description="What you asked for, who decides it, and what became of it.">
      <RequestTable rows={requests.rows} empty={<NothingAsked />} />
      <Pager
        label="Pages of requests"
        nextHref={requests.next ? `?${new URLSearchParams({ cursor: requests.next })}` : undefined}
        previousHref={first ? undefined : places.requests}
      />
    </Page>
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
