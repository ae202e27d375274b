import { system } from '@latchkey/core/authorization/actor'
import { answerVerdicts, stageOfAnswer } from '@latchkey/core/entitlement/callback'
import { objectionsToAnswer } from '@latchkey/core/entitlement/custom-extension'
import { passesOverApproval } from '@latchkey/core/entitlement/request-terms'
import { insist } from '@latchkey/core/objection'
import { isPlainLine, isPlainText } from '@latchkey/core/plain-text'
import { invalid, Refusal } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { must, operation } from '../../operation.ts'
import { actingAs, type Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { goOnToDeliver } from '../begin-delivery.ts'
import { beginStage } from '../begin-stage.ts'
import { closeWithin } from '../close-within.ts'
import { denyWithin } from '../deny-within.ts'
import { type LoadedRequest, requestById, saveRequest } from '../requests.store.ts'
import { awaits, findCallout, isTokenOf, othersAwaited, type StoredCallout, saveCallout } from './callouts.store.ts'
import { nameOfExtension } from './extensions.store.ts'

/** An id as a program sends it. */
const sentId = () => z.string().max(64).refine(isPlainLine, 'This is not an id.')

const Subject = z.looseObject({
  '@odata.type': z.string().max(100),
  userId: sentId().optional(),
  groupId: sentId().optional(),
  managerLevel: z.number().optional(),
})

const Stage = z.looseObject({
  primaryApprovers: z.array(Subject).max(50).default([]),
  fallbackPrimaryApprovers: z.array(Subject).max(50).default([]),
  isApproverJustificationRequired: z.boolean().default(false),
  durationBeforeAutomaticDenial: z.string().max(20).nullish().default(null),
})

/** An answer as Microsoft Graph writes it (accessPackageAssignmentRequestCallbackData, assignmentRequestApprovalStageCallbackData). */
export const CallbackBody = z.looseObject({
  data: z.looseObject({
    stage: z.string().max(100).nullish(),
    customExtensionStageInstanceId: sentId().nullish(),
    customExtensionStageInstanceDetail: z
      .string()
      .max(2000)
      .refine(isPlainText, 'Leave out control characters.')
      .nullish(),
    state: z
      .string()
      .nullish()
      .transform((state) => state?.toLowerCase() || 'approved')
      .pipe(z.enum(answerVerdicts, { error: `Answer with one of ${answerVerdicts.join(', ')}.` })),
    approvalStage: Stage.nullish(),
  }),
})

/** An answer, the call that it is to, and the token that was sent with that. */
export const AnswerCallout = CallbackBody.extend({ calloutId: sentId(), token: z.string().max(200) })

type Answer = z.output<typeof AnswerCallout>['data']

const wrongToken = () =>
  new Refusal('unauthenticated', 'wrongToken', 'Bring the token that was sent with the call, as a bearer token.')

/**
 * Takes the answer of an extension: once all that are waited for have answered, the request goes on; one denial ends it. It counts once,
 * until the wait is over. Refuses with `wrongToken` whatever does not bring the token, the unknown call too.
 */
export const answerCallout = operation('callout.answer', AnswerCallout, async (caller, tx, input) => {
  must(caller, 'callout.answer')
  const { data } = input
  const callout = await findCallout(tx, input.calloutId)
  if (!callout || callout.requestId === null || !isTokenOf(callout, input.token)) throw wrongToken()
  if ((data.stage ?? callout.stage) !== callout.stage)
    throw invalid({ 'data.stage': ['This call is of another stage.'] })
  if ((data.customExtensionStageInstanceId ?? callout.id) !== callout.id)
    throw invalid({ 'data.customExtensionStageInstanceId': ['This is the id of another call.'] })
  const request = await requestById(tx, callout.requestId)
  insist(objectionsToAnswer, {
    state: callout.state,
    awaited: awaits(request, callout.stage),
    waitUntil: callout.waitUntil,
    stages: request.terms.stages.length,
    addsStage: data.approvalStage != null,
    at: caller.now(),
  })
  const name = await nameOfExtension(tx, callout.extensionId)
  const portal = actingAs(caller, system(name))
  await saveCallout(tx, callout.id, { state: 'callbackReceived', closedAt: portal.now(), lastError: null })
  const detail = data.customExtensionStageInstanceDetail ?? ''
  await record(portal, tx, [
    {
      activity: 'callout.answered',
      target: { type: 'customExtension', id: callout.extensionId, name },
      subjectId: request.targetId,
      related: [{ type: 'accessRequest', id: request.id, name: request.packageName }],
      details: { calloutId: callout.id, stage: callout.stage, state: data.state, ...(detail ? { detail } : {}) },
    },
  ])
  if (data.state === 'denied')
    return denyWithin(portal, tx, request, {
      status: 'calloutDenied',
      reason: detail || `${name} denied it.`,
      details: { customExtension: name },
    })
  if (data.state === 'canceled') return closeWithin(portal, tx, request, 'cancel', detail || `${name} canceled it.`)
  const amended = data.approvalStage ? await withStage(tx, request, callout, data) : request
  if ((await othersAwaited(tx, callout)) === 0) await goOn(portal, tx, amended, callout)
})

async function goOn(portal: Portal, tx: Transaction, request: LoadedRequest, callout: StoredCallout): Promise<void> {
  if (callout.stage === 'assignmentRequestCreated') await beginStage(portal, tx, request, 0)
  else await goOnToDeliver(portal, tx, request)
}

/** The request with one more stage of approval in front, which the answer defines. */
async function withStage(
  tx: Transaction,
  request: LoadedRequest,
  callout: StoredCallout,
  { approvalStage }: Answer,
): Promise<LoadedRequest> {
  if (callout.stage !== 'assignmentRequestCreated')
    throw invalid({ 'data.approvalStage': ['Stages can be added only before the approval begins.'] })
  const stage = approvalStage ? stageOfAnswer(approvalStage) : ''
  if (typeof stage === 'string') throw invalid({ 'data.approvalStage': [stage] })
  if (passesOverApproval(request)) return request
  const terms = { ...request.terms, stages: [stage, ...request.terms.stages] }
  await saveRequest(tx, request, { terms })
  return { ...request, terms, revision: request.revision + 1 }
}
