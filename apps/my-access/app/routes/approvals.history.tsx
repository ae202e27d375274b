import { verdicts } from '@latchkey/core/entitlement/request'
import { decidedApprovals } from '@latchkey/services/entitlement/approvals.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { Pager } from '@latchkey/ui/pager'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { ApprovalTabs } from '../parts/approval-tabs.tsx'
import { askedHref } from '../parts/asked-href.ts'
import { DecisionTable } from '../parts/decision-table.tsx'
import { places } from '../parts/places.ts'

export const meta = titled('Approval history')

export const loader = page(async ({ portal, url }) => {
  const cursor = url.searchParams.get('cursor')
  const search = url.searchParams.get('search') ?? ''
  const verdict = verdicts.find((one) => one === url.searchParams.get('verdict'))
  const decisions = await decidedApprovals(portal, { search, verdict, cursor })
  return { first: cursor === null, decisions, asked: { search, verdict: verdict ?? '' } }
})

const verdictOptions = [
  { value: 'approve', label: 'Approved' },
  { value: 'deny', label: 'Denied' },
] as const

export default function ApprovalHistoryPage() {
  const { first, decisions, asked } = useLoaderData<typeof loader>()
  const narrowed = asked.search !== '' || asked.verdict !== ''
  return (
    <Page
      title="Approvals"
      description="What you have decided, newest first."
      tabs={<ApprovalTabs current="history" />}
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={places.history}
          search={{ name: 'search', label: 'Search', value: asked.search, placeholder: 'Person or package' }}
          filters={[
            { name: 'verdict', label: 'Decision', all: 'Any decision', value: asked.verdict, options: verdictOptions },
          ]}
          active={[
            ...(asked.search
              ? [{ label: `“${asked.search}”`, removeHref: askedHref(places.history, { ...asked, search: null }) }]
              : []),
            ...verdictOptions.flatMap(({ value, label }) =>
              value === asked.verdict
                ? [{ label, removeHref: askedHref(places.history, { ...asked, verdict: null }) }]
                : [],
            ),
          ]}
          clearHref={places.history}
        />
        <DecisionTable
          rows={decisions.rows}
          empty={
            <EmptyState
              icon="history"
              title={narrowed ? 'No decision of yours answers to this' : 'You have not decided anything yet'}
            >
              {narrowed
                ? 'Take a filter away, or look for a part of the name.'
                : 'Your decisions stand here, with the reasons that you gave.'}
            </EmptyState>
          }
        />
        <Pager
          label="Pages of decisions"
          nextHref={decisions.next ? askedHref(places.history, { ...asked, cursor: decisions.next }) : undefined}
          previousHref={first ? undefined : askedHref(places.history, asked)}
        />
      </div>
    </Page>
  )
}
