import { listAuditEvents } from '@latchkey/services/audit/audit.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { AuditFilters } from '../parts/audit-filters.tsx'
import { HistoryList } from '../parts/history-list.tsx'
import { auditAsked } from '../server/audit-query.ts'

export const meta = titled('Audit log')

export const loader = page(async ({ portal, url }) => {
  const cursor = url.searchParams.get('cursor')
  const { filter, query, nobody } = await auditAsked(portal, url.searchParams)
  const events = await listAuditEvents(portal, { ...query, cursor })
  return { events: nobody ? { rows: [], next: null } : events, filter, nobody, cursor }
})

export default function AuditLog() {
  const { events, filter, nobody, cursor } = useLoaderData<typeof loader>()
  const params = { ...filter }
  const filtered = Object.values(filter).some(Boolean)
  return (
    <Page
      title="Audit log"
      description="Every change: what happened, when, and who did it. Written in the same instant as the change."
      wide
      actions={
        <ButtonLink href={adminPage('/audit.csv', params)} icon="download" download>
          Export as CSV
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-4">
        <AuditFilters filter={filter} />
        {filtered && events.rows.length === 0 ? (
          <EmptyState
            title={nobody ? `Nobody is called ${filter.person}` : 'No event answers to these filters'}
            icon="search"
            actions={<ButtonLink href={adminPage('/audit')}>Show all events</ButtonLink>}
          >
            {nobody
              ? 'Enter the whole user name, or a full name that one person alone has.'
              : 'Take a filter away, or look at other days.'}
          </EmptyState>
        ) : (
          <HistoryList
            events={events.rows}
            latestHref={cursor === null ? undefined : adminPage('/audit', params)}
            nextHref={events.next === null ? undefined : adminPage('/audit', { ...params, cursor: events.next })}
          />
        )}
      </div>
    </Page>
  )
}
