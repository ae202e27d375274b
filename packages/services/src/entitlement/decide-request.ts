import { idOf as idOfActor, nameOf, system } from '@latchkey/core/authorization/actor'
import { countingOf, isDecided, voicesSettledBy } from '@latchkey/core/entitlement/approval'
import {
  moved,
  notYourStage,
  objectionsToDecision,
  type RequestState,
  verdicts,
} from '@latchkey/core/entitlement/request'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { Refusal } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { requestDecisions } from '@latchkey/schema/tables/entitlement'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { answers, idOf, paragraph, whole } from '../fields.ts'
import { must, type Operation, operation } from '../operation.ts'
import { actingAs, type Portal } from '../portal.ts'
import { record } from '../record.ts'
import { correctAnswers } from './correct-answers.ts'
import { letGoOfApprovers } from './let-go-of-approvers.ts'
import { lettersToParties, nameShown, noticesToAsked } from './letters-on-decision.ts'
import { endWaiting, factsOfRequest, type LoadedRequest, namesOf, requestById, saveRequest } from './requests.store.ts'
import { toNextStage } from './to-next-stage.ts'
import { approversSoFar, type StoredVoice, stopWaitingOf, voicesOf } from './voices.store.ts'
import { voicesGone, without } from './voices-in-force.ts'

/** What an approver says to the stage that the page showed. */
export const DecideRequest = z.object({
  requestId: idOf('a request'),
  stage: whole(0, 9),
  verdict: z.enum(verdicts, { error: 'Approve or deny.' }),
  reason: paragraph(),
  /** Answers to questions that approvers may correct, where they approve. Left out, an answer stays. */
  answers: answers(),
})

/** Null where the request went on without who would decide, because they may not any more. */
const keepVerdict = operation('accessRequest.decide', DecideRequest, async (portal, tx, input) => {
  const request = await requestById(tx, input.requestId)
  must(portal, 'accessRequest.decide', await factsOfRequest(tx, request))
  const by = idOfActor(portal.actor)
  const asked = await voicesOf(tx, request.id, request.stage)
  const gone = await voicesGone(portal, tx, request, asked)
  const voices = without(asked, gone)
  const approvedBy = await approversSoFar(tx, request.id, request.stage)
  if (isOnlyAmong(gone, asked, by)) {
    await letGoOfApprovers(actingAs(portal, system('approvers of today')), tx, request)
    return null
  }
  insist(objectionsToDecision, {
    request,
    by,
    asked: voices.filter(({ waiting }) => waiting).map(({ userId }) => userId),
    hasDecided: by !== null && approvedBy.has(by),
    verdict: input.verdict,
    reason: input.reason,
    stage: input.stage,
    at: portal.now(),
  })
  const mine = voices.filter((voice) => voice.waiting && voice.userId === by)
  const inPlaceOf = await keepDecision(portal, tx, request, mine, input)
  if (input.verdict === 'deny') return deny(portal, tx, request, input.reason, inPlaceOf)
  const answered = await correctAnswers(portal, tx, request, input.answers)
  const approved = by === null ? approvedBy : new Set([...approvedBy, by])
  const quorum = request.terms.stages[request.stage]?.quorum ?? 1
  // A voice in whose place they may not speak any more settles nothing.
  const counting = countingOf(quorum, voices).filter((voice) => voice.userId !== by || voice.waiting)
  const settled = by === null ? [] : voicesSettledBy(quorum, counting, by)
  if (by === null || isDecided(quorum, counting, approved))
    return (await toNextStage(portal, tx, answered, byWhom(portal, inPlaceOf))).state
  // The others of the stage still have to approve.
  await stopWaitingOf(tx, [...gone, ...settled])
  await saveRequest(tx, answered, { state: moved(request.state, 'approve') })
  return request.state
})

/**
 * An approver approves or denies the stage of a request that waits for them. Returns the state that the request is in now. Whoever may not
 * decide the stage any more, or whose delegation is over, is refused with `notYourStage`, and the request goes on without them.
 */
export const decideRequest: Operation<z.input<typeof DecideRequest>, RequestState> = Object.assign(
  async (portal: Portal, input: z.input<typeof DecideRequest>, once?: string) => {
    const state = await keepVerdict(portal, input, once)
    if (state !== null) return state
    throw new Refusal(notYourStage.kind, notYourStage.code, notYourStage.says)
  },
  { permission: keepVerdict.permission },
)

/** Whether all for which the stage waits of somebody is gone. */
const isOnlyAmong = (gone: readonly StoredVoice[], asked: readonly StoredVoice[], by: UserId | null): boolean =>
  gone.some(({ userId }) => userId === by) &&
  asked.every((voice) => voice.userId !== by || !voice.waiting || gone.includes(voice))

/** Keeps a decision, with those in whose place it was made; returns their names. */
async function keepDecision(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  mine: readonly StoredVoice[],
  { verdict, reason }: z.output<typeof DecideRequest>,
): Promise<readonly string[]> {
  const inPlaceOf = mine.flatMap(({ forUserId }) => forUserId ?? [])
  const forUserId = inPlaceOf.length === mine.length ? (inPlaceOf[0] ?? null) : null
  const userId = idOfActor(portal.actor)
  const { id: requestId, stage } = request
  await insert(tx, requestDecisions, [
    { id: portal.newId(), requestId, stage, userId, forUserId, verdict, reason, decidedAt: portal.now() },
  ])
  const names = await namesOf(tx, inPlaceOf)
  await record(portal, tx, [
    {
      activity: verdict === 'approve' ? 'accessRequest.approved' : 'accessRequest.denied',
      target: { type: 'accessRequest', id: requestId, name: request.packageName },
      subjectId: request.targetId,
      related: inPlaceOf.map((id: UserId, nth) => ({ type: 'user', id, name: names[nth] ?? id })),
      details: {
        stage: stage + 1,
        stages: request.terms.stages.length,
        reason,
        ...(names.length > 0 ? { inPlaceOf: names.join(', ') } : {}),
      },
    },
  ])
  return names
}

/** Ends a request at an approver's word; the requestor, and everybody else who was asked, read who and why. */
async function deny(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  reason: string,
  inPlaceOf: readonly string[],
): Promise<'denied'> {
  await endWaiting(portal, tx, request.id)
  await saveRequest(tx, request, {
    state: moved(request.state, 'deny'),
    completedAt: portal.now(),
    stageDueAt: null,
    escalatesAt: null,
    pausedAt: null,
  })
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  const by = byWhom(portal, inPlaceOf)
  const shown = await nameShown(tx, request, request.stage, by)
  const { packageName } = request
  await record(
    portal,
    tx,
    [],
    [
      ...(await lettersToParties(tx, request, (onBehalf) => ({
        template: 'requestDenied',
        data: { onBehalf, packageName, by: shown, reason, url },
      }))),
      ...(await noticesToAsked(portal, tx, request, 'requestDeniedNotice', { by, reason })),
    ],
  )
  return 'denied'
}

/** Who decided, and in whose place. */
const byWhom = (portal: Portal, inPlaceOf: readonly string[]): string =>
  [nameOf(portal.actor), ...(inPlaceOf.length > 0 ? [`for ${inPlaceOf.join(', ')}`] : [])].join(' ')
