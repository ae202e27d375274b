import type { AuditRow } from '@latchkey/services/audit/audit.views'
import { adminPage } from './address.ts'
import { HistoryList } from './history-list.tsx'
import { Locked } from './not-now.tsx'

/** The history of a thing on its tab `history`, or why its reader may not see it. */
export function HistoryTab(props: {
  /** The page of the thing. */
  place: string
  history: { readonly rows: readonly AuditRow[]; readonly next: string | null } | null
  cursor: string | null
  /** Why the audit log is closed to the reader. */
  why: string | null
  /** Whether the reader can open an event in the audit log; yes unless said. */
  opensEvents?: boolean | undefined
}) {
  const { place, history, cursor, why, opensEvents } = props
  if (history === null) return <Locked>{why ?? 'The audit log is closed.'}</Locked>
  return (
    <HistoryList
      events={history.rows}
      opensEvents={opensEvents}
      latestHref={cursor === null ? undefined : adminPage(place, { tab: 'history' })}
      nextHref={history.next === null ? undefined : adminPage(place, { tab: 'history', cursor: history.next })}
    />
  )
}
