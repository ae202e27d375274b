import { pendingApprovals, pendingOrders, pendingPackages } from '@latchkey/services/entitlement/approvals.views'
import { DecideMany, decideMany } from '@latchkey/services/entitlement/decide-many'
import { sortNamed } from '@latchkey/services/sorting'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { ApprovalFilters, ApprovalPager, pendingHref } from '../parts/approval-filters.tsx'
import { ApprovalList } from '../parts/approval-list.tsx'
import { ApprovalTabs } from '../parts/approval-tabs.tsx'
import { places } from '../parts/places.ts'
import { StrayRefusal } from '../parts/stray-refusal.tsx'
import { deciding } from '../server/deciding.ts'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled('Approvals')

export const loader = page(async ({ portal, url }) => {
  const of = (name: string) => url.searchParams.get(name) ?? ''
  const turn = (['own', 'delegated'] as const).find((one) => one === of('turn'))
  const sort = sortNamed(pendingOrders, of('sort'))
  const asked = { search: of('search'), package: of('package'), turn: turn ?? '', sort: sort ?? '' }
  const cursor = of('cursor')
  const [pending, packages] = await Promise.all([
    pendingApprovals(portal, { search: asked.search, packageId: asked.package, turn, sort, cursor }),
    pendingPackages(portal),
  ])
  return { pending, packages, asked, cursor }
})

export const action = forms({
  decide: deciding(),
  decideMany: form(DecideMany, (visit, { chosen, verdict, reason }) =>
    decideMany(
      visit.portal,
      { chosen: chosen.map(({ requestId, stage }) => `${requestId}:${stage}`), verdict, reason },
      visit.once,
    ),
  ),
})

export default function ApprovalsPage() {
  const { pending, packages, asked, cursor } = useLoaderData<typeof loader>()
  const place = pendingHref(asked, cursor)
  return (
    <Page
      title="Approvals"
      description="Requests that wait for your decision, those that lapse first on top. Each is decided on its own."
      tabs={<ApprovalTabs current="pending" />}
    >
      <div className="flex flex-col gap-4">
        <ApprovalFilters asked={asked} packages={packages} />
        <StrayRefusal
          standing={pending.rows.map(({ requestId }) => requestId)}
          intents={pending.rows.length > 0 ? ['decideMany'] : []}
        />
        <Waiting key={place} rows={pending.rows} narrowed={Boolean(asked.search || asked.package || asked.turn)} />
        <ApprovalPager asked={asked} cursor={cursor} next={pending.next} />
      </div>
    </Page>
  )
}

type Rows = Awaited<ReturnType<typeof pendingApprovals>>['rows']

function Waiting({ rows, narrowed }: { rows: Rows; narrowed: boolean }) {
  const [hadRows] = useState(rows.length > 0)
  return (
    <>
      {(hadRows || rows.length > 0) && <ApprovalList rows={rows} />}
      {rows.length === 0 && (narrowed ? <NothingFound /> : <AllDone />)}
    </>
  )
}

function NothingFound() {
  return (
    <EmptyState
      icon="search"
      title="Nothing that waits answers to this"
      actions={<ButtonLink href={places.approvals}>Show everything that waits</ButtonLink>}
    >
      Take a filter away, or look for a part of the name.
    </EmptyState>
  )
}

function AllDone() {
  return (
    <EmptyState
      icon="check-circle"
      title="Nothing waits for your decision"
      actions={<ButtonLink href={places.history}>What you have decided</ButtonLink>}
    >
      You get a mail when somebody needs your decision.
    </EmptyState>
  )
}
