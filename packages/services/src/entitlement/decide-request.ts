import { idOf as idOfActor, nameOf } from '@latchkey/core/authorization/actor'
import { isDecided } from '@latchkey/core/entitlement/approval'
import { moved, objectionsToDecision, verdicts } from '@latchkey/core/entitlement/request'
import { insist } from '@latchkey/core/objection'
import { insert } from '@latchkey/schema/insert'
import { requestDecisions } from '@latchkey/schema/tables/entitlement'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf, paragraph, whole } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { beginStage } from './begin-stage.ts'
import { endWaiting, factsOfRequest, namesOf, requestById, saveRequest } from './requests.store.ts'
import { approversSoFar, stopWaitingOf, voicesOf } from './voices.store.ts'

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
  const by = idOfActor(portal.actor)
  const voices = await voicesOf(tx, request.id, request.stage)
  const approvedBy = await approversSoFar(tx, request.id, request.stage)
  const mine = voices.filter((voice) => voice.waiting && voice.userId === by)
  const decision = {
    request,
    by,
    asked: voices.filter(({ waiting }) => waiting).map(({ userId }) => userId),
    hasDecided: by !== null && approvedBy.has(by),
    verdict: input.verdict,
    reason: input.reason,
    stage: input.stage,
    at: now,
  }
  insist(objectionsToDecision, decision)
  const forUserId = mine.every((voice) => voice.forUserId !== null) ? (mine[0]?.forUserId ?? null) : null
  await insert(tx, requestDecisions, [
    {
      id: portal.newId(),
      requestId: request.id,
      stage: request.stage,
      userId: by,
      forUserId,
      verdict: input.verdict,
      reason: input.reason,
      decidedAt: now,
    },
  ])
  const [forName] = forUserId === null ? [] : await namesOf(tx, [forUserId])
  await record(portal, tx, [
    {
      activity: input.verdict === 'approve' ? 'accessRequest.approved' : 'accessRequest.denied',
      target: { type: 'accessRequest', id: request.id, name: request.packageName },
      subjectId: request.targetId,
      ...(forUserId === null
        ? {}
        : { related: [{ type: 'user' as const, id: forUserId, name: forName ?? forUserId }] }),
      details: {
        stage: request.stage + 1,
        stages: request.terms.stages.length,
        reason: input.reason,
        ...(forName === undefined ? {} : { inPlaceOf: forName }),
      },
    },
  ])
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  const byName = nameOf(portal.actor)
  if (input.verdict === 'deny') {
    await endWaiting(tx, request.id)
    await saveRequest(tx, request, {
      state: moved(request.state, 'deny'),
      completedAt: now,
      stageDueAt: null,
      escalatesAt: null,
      pausedAt: null,
    })
    const data = { packageName: request.packageName, by: byName, reason: input.reason, url }
    await record(portal, tx, [], [{ template: 'requestDenied', to: request.requestorId, data }])
    return 'denied' as const
  }
  const quorum = request.terms.stages[request.stage]?.quorum ?? 1
  if (by !== null && !isDecided(quorum, voices, new Set([...approvedBy, by]))) {
    // The others of the stage still have to approve.
    await stopWaitingOf(tx, request.id, by)
    await saveRequest(tx, request, { state: moved(request.state, 'approve') })
    return request.state
  }
  const { state, asked } = await beginStage(portal, tx, request, request.stage + 1)
  if (asked.length > 0) {
    const data = { packageName: request.packageName, by: byName, nextApprovers: await namesOf(tx, asked), url }
    await record(portal, tx, [], [{ template: 'stageApproved', to: request.requestorId, data }])
  }
  return state
})
