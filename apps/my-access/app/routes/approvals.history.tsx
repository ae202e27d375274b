import { decidedApprovals } from '@latchkey/services/entitlement/approvals.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Pager } from '@latchkey/ui/pager'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { ApprovalTabs } from '../parts/approval-tabs.tsx'
import { DecisionTable } from '../parts/decision-table.tsx'
import { places } from '../parts/places.ts'

export const meta = titled('Approval history')

export const loader = page(async ({ portal, url }) => {
  const cursor = url.searchParams.get('cursor')
  return { first: cursor === null, decisions: await decidedApprovals(portal, { cursor }) }
})

export default function ApprovalHistoryPage() {
  const { first, decisions } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Approvals"
      description="What you have decided, newest first."
      tabs={<ApprovalTabs current="history" />}
    >
      <DecisionTable
        rows={decisions.rows}
        empty={
          <EmptyState icon="history" title="You have not decided anything yet">
            Your decisions stand here, with the reasons that you gave.
          </EmptyState>
        }
      />
      <Pager
        label="Pages of decisions"
        nextHref={decisions.next ? `?${new URLSearchParams({ cursor: decisions.next })}` : undefined}
        previousHref={first ? undefined : places.history}
      />
    </Page>
  )
}
