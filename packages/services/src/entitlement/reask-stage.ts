import type { UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { requestApprovers } from '@latchkey/schema/tables/entitlement'
import { pageAddress } from '../addresses.ts'
import { userById } from '../directory/users.store.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { approversOf } from './approvers.store.ts'
import { denyForWantOfApprovers } from './begin-stage.ts'
import { type LoadedRequest, namesOf, saveRequest } from './requests.store.ts'

/**
 * Asks anew who is to decide the present stage of an open request, because nobody whom it waited for can any more. The stage keeps the
 * time that it has left. Where nobody in the organization can decide, the request is denied and says so. Runs inside the
 * transaction of what took the approvers away.
 */
export async function reaskStage(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<void> {
  const stage = request.terms.stages[request.stage]
  if (request.state !== 'pendingApproval' || stage === undefined) return
  const approvers = await approversOf(tx, stage, request)
  if (approvers.length === 0) return denyForWantOfApprovers(portal, tx, request)
  await ask(portal, tx, request, approvers)
  await saveRequest(tx, request, {})
  const target = await userById(tx, request.targetId)
  const data = {
    requestor: request.targetName,
    requestorDetail: [target.jobTitle, target.department].filter(Boolean).join(', '),
    packageName: request.packageName,
    justification: request.justification,
    stage: request.stage + 1,
    stages: request.terms.stages.length,
    dueAt: request.stageDueAt ?? after(request.stageSince, days(stage.daysBeforeAutomaticDenial)),
    url: pageAddress(portal, 'my-access', `/approvals/${request.id}`),
  }
  await record(
    portal,
    tx,
    [
      {
        activity: 'accessRequest.approversAskedAnew',
        target: { type: 'accessRequest', id: request.id, name: request.packageName },
        subjectId: request.targetId,
        details: { stage: request.stage + 1, approvers: await namesOf(tx, approvers) },
      },
    ],
    approvers.map((to) => ({ template: 'approvalNeeded', to, data }) as const),
  )
}

async function ask(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  approvers: readonly UserId[],
): Promise<void> {
  const askedAt = portal.now()
  await tx
    .insert(requestApprovers)
    .values(
      approvers.map((userId) => ({
        id: portal.newId(),
        requestId: request.id,
        stage: request.stage,
        userId,
        askedAt,
        waiting: true,
      })),
    )
    // Somebody who was asked for this stage before, and was disabled meanwhile, is asked again.
    .onConflictDoUpdate({
      target: [requestApprovers.requestId, requestApprovers.stage, requestApprovers.userId],
      set: { askedAt, waiting: true },
    })
}
