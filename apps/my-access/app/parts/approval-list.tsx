import type { PendingApproval } from '@latchkey/services/entitlement/approvals.views'
import { useRef, useState } from 'react'
import { ApprovalRow } from './approval-row.tsx'
import { DecideManyBar, ManyResults } from './decide-many-bar.tsx'
import { useRowKeys } from './row-keys.ts'

/** What waits for a decision, and what was decided on this page since it was opened. */
export function ApprovalList({ rows }: { rows: readonly PendingApproval[] }) {
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  const kept = useKept(rows)
  return (
    <>
      <ManyResults known={kept.map(({ row }) => row)} />
      {rows.length > 1 && <DecideManyBar list={list} />}
      <ul
        ref={list}
        aria-label="Requests that wait for your decision"
        className="divide-y divide-line rounded-lg border border-line bg-surface"
      >
        {kept.map(({ row, waiting }) => (
          <ApprovalRow key={row.requestId} of={row} waiting={waiting} />
        ))}
      </ul>
    </>
  )
}

/** Every row that this page has shown, in its place, with whether it still waits. */
export function useKept(rows: readonly PendingApproval[]) {
  const [shown, setShown] = useState(rows)
  const added = rows.filter(({ requestId }) => !shown.some((row) => row.requestId === requestId))
  if (added.length > 0) setShown([...shown, ...added])
  return [...shown, ...added].map((before) => {
    const now = rows.find(({ requestId }) => requestId === before.requestId)
    return { row: now ?? before, waiting: now !== undefined }
  })
}
