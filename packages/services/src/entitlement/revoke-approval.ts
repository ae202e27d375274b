import { idOf as idOfActor, nameOf } from '@latchkey/core/authorization/actor'
import { objectionsToRevocation } from '@latchkey/core/entitlement/revocation'
import type { RequestId, UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { requestDecisions } from '@latchkey/schema/tables/entitlement'
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf, requiredParagraph } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { assignmentById } from './assignments.store.ts'
import { closeWithin } from './close-within.ts'
import { endAssignmentWithin } from './end-assignment-within.ts'
import { nameShown } from './letters-on-decision.ts'
import { factsOfRequest, requestById } from './requests.store.ts'

/** Which approval an approver takes back, and why. */
export const RevokeApproval = z.object({ requestId: idOf('a request'), reason: requiredParagraph('a reason', 500) })

/**
 * An approver takes back the approval of a request that gave access: the access ends at once, or never begins where its start lies ahead.
 * The holder reads why.
 */
export const revokeApproval = operation('assignment.revokeApproval', RevokeApproval, async (portal, tx, input) => {
  const request = await requestById(tx, input.requestId)
  must(portal, 'assignment.revokeApproval', await factsOfRequest(tx, request))
  const assignment = request.assignmentId === null ? null : await assignmentById(tx, request.assignmentId)
  const stage = await stageApprovedBy(tx, request.id, idOfActor(portal.actor))
  insist(objectionsToRevocation, {
    state: request.state,
    requestType: request.requestType,
    approvedByThem: stage !== null,
    endedAt: assignment?.endsAt ?? null,
  })
  await record(portal, tx, [
    {
      activity: 'assignment.approvalRevoked',
      target: { type: 'accessRequest', id: request.id, name: request.packageName },
      subjectId: request.targetId,
      details: { reason: input.reason },
    },
  ])
  if (assignment !== null) return endAssignmentWithin(portal, tx, assignment, 'approvalRevoked', input.reason)
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  const reason = `${await nameShown(tx, request, stage ?? request.stage, nameOf(portal.actor))} took the approval back: ${input.reason}`
  const data = { packageName: request.packageName, reason, url }
  await closeWithin(portal, tx, request, 'cancel', reason, [
    { template: 'requestCanceled', to: request.requestorId, data },
  ])
})

/** The last stage of a request, counted from 0, that somebody approved; null where they approved none. */
export async function stageApprovedBy(
  db: Queries,
  requestId: RequestId,
  userId: UserId | null,
): Promise<number | null> {
  if (userId === null) return null
  const theirs = and(
    eq(requestDecisions.requestId, requestId),
    eq(requestDecisions.userId, userId),
    eq(requestDecisions.verdict, 'approve'),
  )
  const [last] = await db
    .select({ stage: requestDecisions.stage })
    .from(requestDecisions)
    .where(theirs)
    .orderBy(desc(requestDecisions.stage), desc(requestDecisions.id))
    .limit(1)
  return last?.stage ?? null
}
