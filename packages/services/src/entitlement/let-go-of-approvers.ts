import { reached } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { goOnWithout } from './go-on-without.ts'
import { type LoadedRequest, namesOf } from './requests.store.ts'
import { stopWaitingOf, voicesOf } from './voices.store.ts'
import { voicesGone } from './voices-in-force.ts'

/**
 * Waits no longer for those who may not decide the present stage of a request any more, and goes on without them. Says whether there were
 * any. Leaves a stage alone whose time has run out.
 */
export async function letGoOfApprovers(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<boolean> {
  const { state, pausedAt, stageDueAt } = request
  if (state !== 'pendingApproval' || (pausedAt === null && reached(stageDueAt, portal.now()))) return false
  const gone = await voicesGone(portal, tx, request, await voicesOf(tx, request.id, request.stage))
  if (gone.length === 0) return false
  await stopWaitingOf(tx, gone)
  await record(portal, tx, [
    {
      activity: 'accessRequest.approversLetGo',
      target: { type: 'accessRequest', id: request.id, name: request.packageName },
      subjectId: request.targetId,
      details: {
        stage: request.stage + 1,
        approvers: await namesOf(tx, [...new Set(gone.map(({ userId }) => userId))]),
      },
    },
  ])
  await goOnWithout(portal, tx, request)
  return true
}
