import { idOf as idOfActor, nameOf } from '@latchkey/core/authorization/actor'
import { applyDecision, objectionsToDecision, verdicts } from '@latchkey/core/entitlement/request'
import { insist } from '@latchkey/core/objection'
import { insert } from '@latchkey/schema/insert'
import { requestDecisions } from '@latchkey/schema/tables/entitlement'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf, paragraph, whole } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { beginStage } from './begin-stage.ts'
import { approverIds, endWaiting, factsOfRequest, namesOf, requestById, saveRequest } from './requests.store.ts'

/** What an approver says to the stage that the page showed. */
export const DecideRequest = z.object({
  requestId: idOf('a request'),
  stage: whole(0, 9),
  verdict: z.enum(verdicts, { error: 'Approve or deny.' }),
  reason: paragraph(),
})

/** An approver approves or denies the stage of a request that waits for them. Returns the state that the request is in now. */
export const decideRequest = operation('accessRequest.decide', DecideRequest, async (portal, tx, input) => {
  const request = await requestById(tx, input.requestId)
  must(portal, 'accessRequest.decide', await factsOfRequest(tx, request))
  const now = portal.now()
  const decision = {
    request,
    by: idOfActor(portal.actor),
    asked: await approverIds(tx, request.id, { waiting: true }),
    verdict: input.verdict,
    reason: input.reason,
    stage: input.stage,
    at: now,
  }
  insist(objectionsToDecision, decision)
  const { move, stage } = applyDecision(decision)
  await insert(tx, requestDecisions, [
    {
      id: portal.newId(),
      requestId: request.id,
      stage: request.stage,
      userId: decision.by,
      verdict: input.verdict,
      reason: input.reason,
      decidedAt: now,
    },
  ])
  await record(portal, tx, [
    {
      activity: input.verdict === 'approve' ? 'accessRequest.approved' : 'accessRequest.denied',
      target: { type: 'accessRequest', id: request.id, name: request.packageName },
      subjectId: request.targetId,
      details: { stage: request.stage + 1, stages: request.terms.stages.length, reason: input.reason },
    },
  ])
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  const by = nameOf(portal.actor)
  if (move === 'deny') {
    await endWaiting(tx, request.id)
    await saveRequest(tx, request, { state: 'denied', completedAt: now, stageDueAt: null })
    const data = { packageName: request.packageName, by, reason: input.reason, url }
    await record(portal, tx, [], [{ template: 'requestDenied', to: request.requestorId, data }])
    return 'denied' as const
  }
  const { state, asked } = await beginStage(portal, tx, request, stage)
  if (asked.length > 0) {
    const data = { packageName: request.packageName, by, nextApprovers: await namesOf(tx, asked), url }
    await record(portal, tx, [], [{ template: 'stageApproved', to: request.requestorId, data }])
  }
  return state
})
