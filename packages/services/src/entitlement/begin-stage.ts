import { after, days } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { requestApprovers, requestDecisions } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Addressed, record } from '../record.ts'
import { approversOf } from './approvers.store.ts'
import { deliver } from './deliver.ts'
import { endWaiting, type LoadedRequest, saveRequest } from './requests.store.ts'

/**
 * Moves a request to a stage, or past the last one: asks the approvers of the stage, or delivers. Where nobody in the organization can
 * decide, the request is denied and says so. Runs inside the transaction of what moved it.
 */
export async function beginStage(portal: Portal, tx: Transaction, request: LoadedRequest, nth: number): Promise<void> {
  const stage = request.terms.stages[nth]
  if (stage === undefined) return deliver(portal, tx, request)
  const approvers = await approversOf(tx, stage, request)
  if (approvers.length === 0) return denyForWantOfApprovers(portal, tx, request)
  const now = portal.now()
  const dueAt = after(now, days(stage.daysBeforeAutomaticDenial))
  await endWaiting(tx, request.id)
  await saveRequest(tx, request, { stage: nth, stageSince: now, stageDueAt: dueAt, state: 'pendingApproval' })
  await tx.insert(requestApprovers).values(
    approvers.map((userId) => ({
      id: portal.newId(),
      requestId: request.id,
      stage: nth,
      userId,
      askedAt: now,
      waiting: true,
    })),
  )
  const data = {
    requestor: request.targetName,
    requestorDetail: await detailOf(tx, request.targetId),
    packageName: request.packageName,
    justification: request.justification,
    stage: nth + 1,
    stages: request.terms.stages.length,
    dueAt,
    url: pageAddress(portal, 'my-access', `/approvals/${request.id}`),
  }
  const letters: Addressed[] = approvers.map((to) => ({ template: 'approvalNeeded', to, data }))
  await record(portal, tx, [], letters)
}

async function detailOf(tx: Transaction, userId: string): Promise<string> {
  const [user] = await tx
    .select({ jobTitle: users.jobTitle, department: users.department })
    .from(users)
    .where(eq(users.id, userId))
  return [user?.jobTitle, user?.department].filter(Boolean).join(', ')
}

/** Ends a request that nobody in the organization can decide; the requestor is told. */
export async function denyForWantOfApprovers(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<void> {
  const now = portal.now()
  const reason = 'Nobody in the organization can decide this request. Ask an administrator to name approvers.'
  await endWaiting(tx, request.id)
  await saveRequest(tx, request, { state: 'denied', status: 'nobodyLeft', completedAt: now, stageDueAt: null })
  await tx.insert(requestDecisions).values({
    id: portal.newId(),
    requestId: request.id,
    stage: request.stage,
    userId: null,
    verdict: 'deny',
    reason,
    decidedAt: now,
  })
  await record(
    portal,
    tx,
    [
      {
        activity: 'accessRequest.deniedForWantOfApprovers',
        target: { type: 'accessRequest', id: request.id, name: request.packageName },
        subjectId: request.targetId,
      },
    ],
    [
      {
        template: 'requestDenied',
        to: request.requestorId,
        data: {
          packageName: request.packageName,
          by: null,
          reason,
          url: pageAddress(portal, 'my-access', `/requests/${request.id}`),
        },
      },
    ],
  )
}
