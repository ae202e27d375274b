import { countingOf, isDecided } from '@latchkey/core/entitlement/approval'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { reaskStage } from './reask-stage.ts'
import { type LoadedRequest, namesOf } from './requests.store.ts'
import { toNextStage } from './to-next-stage.ts'
import { approversSoFar, voicesOf } from './voices.store.ts'

/**
 * Goes on with the present stage of a request after somebody whom it waited for has gone. Where those who are left have all that it needs,
 * the next stage begins; where it waits for nobody any more, others are asked; else it goes on waiting. Runs inside the transaction of
 * what took them away.
 */
export async function goOnWithout(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<void> {
  if (request.state !== 'pendingApproval') return
  const voices = await voicesOf(tx, request.id, request.stage)
  const approvedBy = await approversSoFar(tx, request.id, request.stage)
  const quorum = request.terms.stages[request.stage]?.quorum ?? 1
  if (approvedBy.size > 0 && isDecided(quorum, countingOf(quorum, voices), approvedBy)) {
    const approvers = await namesOf(tx, [...approvedBy])
    await record(portal, tx, [
      {
        activity: 'accessRequest.approvedByThoseLeft',
        target: { type: 'accessRequest', id: request.id, name: request.packageName },
        subjectId: request.targetId,
        details: { stage: request.stage + 1, approvers },
      },
    ])
    await toNextStage(portal, tx, request, approvers.join(', '))
    return
  }
  if (!voices.some(({ waiting }) => waiting)) await reaskStage(portal, tx, request)
}
