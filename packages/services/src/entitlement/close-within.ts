import type { RequestMove } from '@latchkey/core/entitlement/request'
import { moved, objectionsToClosing } from '@latchkey/core/entitlement/request'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { type Addressed, record } from '../record.ts'
import { endWaiting, type LoadedRequest, saveRequest } from './requests.store.ts'

/** How a request can be closed without a decision. */
export type Closing = Extract<RequestMove, 'withdraw' | 'cancel'>

const activities: Record<Closing, string> = {
  withdraw: 'accessRequest.withdrawn',
  cancel: 'accessRequest.canceled',
}

/** Closes an open request without a decision, inside a transaction; nobody is waited for any more. Refuses a closed one. */
export async function closeWithin(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  move: Closing,
  reason: string,
  letters: readonly Addressed[] = [],
): Promise<void> {
  insist(objectionsToClosing, { request, move })
  await endWaiting(portal, tx, request.id)
  await saveRequest(tx, request, {
    state: moved(request.state, move),
    status: reason,
    completedAt: portal.now(),
    stageDueAt: null,
    escalatesAt: null,
    pausedAt: null,
  })
  await record(
    portal,
    tx,
    [
      {
        activity: activities[move],
        target: { type: 'accessRequest', id: request.id, name: request.packageName },
        subjectId: request.targetId,
        details: reason ? { reason } : {},
      },
    ],
    letters,
  )
}
