import { after, days } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { approversOf } from './approvers.store.ts'
import { askApprovers } from './ask-approvers.ts'
import { denyForWantOfApprovers } from './deny-for-want-of-approvers.ts'
import { type LoadedRequest, namesOf, saveRequest } from './requests.store.ts'

/**
 * Asks anew who is to decide the present stage of an open request, because nobody whom it waited for can any more. The stage keeps the
 * time that it has left. Where nobody in the organization can decide, the request is denied and says so. Runs inside the
 * transaction of what took the approvers away.
 */
export async function reaskStage(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<void> {
  const { stage } = request
  const terms = request.terms.stages[stage]
  if (request.state !== 'pendingApproval' || terms === undefined) return
  const approvers = await approversOf(tx, terms.approvers, terms.fallbackApprovers, request)
  if (approvers.length === 0) return denyForWantOfApprovers(portal, tx, request, stage)
  const dueAt = request.stageDueAt ?? after(request.stageSince, days(terms.daysBeforeAutomaticDenial))
  await saveRequest(tx, request, {})
  await askApprovers(portal, tx, request, { stage, dueAt, approvers, part: 'primary' }, [
    {
      activity: 'accessRequest.approversAskedAnew',
      target: { type: 'accessRequest', id: request.id, name: request.packageName },
      subjectId: request.targetId,
      details: { stage: stage + 1, approvers: await namesOf(tx, approvers) },
    },
  ])
}
