import { pendingApprovals } from '@latchkey/services/entitlement/approvals.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { ApprovalList } from '../parts/approval-list.tsx'
import { ApprovalTabs } from '../parts/approval-tabs.tsx'
import { places } from '../parts/places.ts'
import { StrayRefusal } from '../parts/stray-refusal.tsx'
import { deciding } from '../server/deciding.ts'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled('Approvals')

export const loader = page(async ({ portal }) => ({ rows: await pendingApprovals(portal) }))

export const action = forms({ decide: deciding() })

export default function ApprovalsPage() {
  const { rows } = useLoaderData<typeof loader>()
  const [hadRows] = useState(rows.length > 0)
  return (
    <Page
      title="Approvals"
      description="Requests that wait for your decision, those that lapse first on top. Each is decided on its own."
      tabs={<ApprovalTabs current="pending" />}
    >
      <StrayRefusal standing={rows.map(({ requestId }) => requestId)} />
      {(hadRows || rows.length > 0) && <ApprovalList rows={rows} />}
      {rows.length === 0 && <AllDone />}
    </Page>
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
