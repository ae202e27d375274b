import { idOf as idOfActor, nameOf } from '@latchkey/core/authorization/actor'
import { objectionsToInquiry } from '@latchkey/core/entitlement/inquiry'
import { insist } from '@latchkey/core/objection'
import { after, days } from '@latchkey/core/time'
import { insert } from '@latchkey/schema/insert'
import { requestInquiries } from '@latchkey/schema/tables/approvals'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf, requiredParagraph, whole } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { entitlementSettings } from './entitlement-settings.store.ts'
import { inquiriesOf } from './inquiries.store.ts'
import { nameShown } from './letters-on-decision.ts'
import { factsOfRequest, requestById, saveRequest } from './requests.store.ts'
import { approversSoFar, voicesOf } from './voices.store.ts'
import { voicesGone, without } from './voices-in-force.ts'

/** What an approver asks about the stage that the page showed. */
export const Inquire = z.object({
  requestId: idOf('a request'),
  stage: whole(0, 9),
  question: requiredParagraph('your question'),
})

/** An approver whose turn it is asks the requestor something back. The clock of the stage stands still until the answer, or its time is over. */
export const inquire = operation('accessRequest.inquire', Inquire, async (portal, tx, input) => {
  const request = await requestById(tx, input.requestId)
  must(portal, 'accessRequest.inquire', await factsOfRequest(tx, request))
  const by = idOfActor(portal.actor)
  const now = portal.now()
  const before = await inquiriesOf(tx, request.id)
  const asked = await voicesOf(tx, request.id, request.stage)
  const voices = without(asked, await voicesGone(portal, tx, request, asked))
  insist(objectionsToInquiry, {
    request,
    by,
    asked: voices.flatMap(({ waiting, userId }) => (waiting ? userId : [])),
    hasDecided: by !== null && (await approversSoFar(tx, request.id, request.stage)).has(by),
    stage: input.stage,
    at: now,
    open: before.some(({ closedAt }) => closedAt === null),
    before: before.filter(({ stage }) => stage === request.stage).length,
  })
  if (by === null) return
  const { inquiryDays } = await entitlementSettings(tx)
  const dueAt = after(now, days(inquiryDays))
  const inquiry = { question: input.question, askedById: by, askedAt: now, dueAt }
  await insert(tx, requestInquiries, [
    { id: portal.newId(), requestId: request.id, stage: request.stage, ...inquiry, answer: null, closedAt: null },
  ])
  await saveRequest(tx, request, { pausedAt: now })
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  const { packageName } = request
  const shown = await nameShown(tx, request, request.stage, nameOf(portal.actor))
  await record(
    portal,
    tx,
    [
      {
        activity: 'accessRequest.inquired',
        target: { type: 'accessRequest', id: request.id, name: packageName },
        subjectId: request.requestorId,
        details: { stage: request.stage + 1, question: input.question, answerBy: dueAt },
      },
    ],
    [
      {
        template: 'inquiryAsked',
        to: request.requestorId,
        data: { packageName, by: shown, question: input.question, dueAt, url },
      },
    ],
  )
})
