import { nameOf } from '@latchkey/core/authorization/actor'
import { clockGoesOn, objectionsToAnswer } from '@latchkey/core/entitlement/inquiry'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf, requiredParagraph } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { inquiryById, saveInquiry } from './inquiries.store.ts'
import { factsOfRequest, requestById, saveRequest } from './requests.store.ts'

/** What the requestor answers. */
export const AnswerInquiry = z.object({ inquiryId: idOf('a question'), answer: requiredParagraph('your answer') })

/** The requestor answers what an approver asked; the clock of the stage goes on, later by the time that it stood still. */
export const answerInquiry = operation('accessRequest.answerInquiry', AnswerInquiry, async (portal, tx, input) => {
  const inquiry = await inquiryById(tx, input.inquiryId)
  const request = await requestById(tx, inquiry.requestId)
  must(portal, 'accessRequest.answerInquiry', await factsOfRequest(tx, request))
  insist(objectionsToAnswer, { state: request.state, closedAt: inquiry.closedAt })
  const now = portal.now()
  const clock = clockGoesOn(request, now)
  await saveInquiry(tx, inquiry, { answer: input.answer, closedAt: now })
  await saveRequest(tx, request, { ...clock })
  const url = pageAddress(portal, 'my-access', `/approvals/${request.id}`)
  const { packageName } = request
  const { question } = inquiry
  const data = { packageName, requestor: nameOf(portal.actor), question, answer: input.answer, url }
  await record(
    portal,
    tx,
    [
      {
        activity: 'accessRequest.inquiryAnswered',
        target: { type: 'accessRequest', id: request.id, name: packageName },
        subjectId: request.requestorId,
        details: { stage: inquiry.stage + 1, question, answer: input.answer, decideBy: clock.stageDueAt },
      },
    ],
    [
      {
        template: 'requestAnsweredInquiry',
        to: inquiry.askedById,
        data: { ...data, dueAt: clock.stageDueAt ?? now },
      },
    ],
  )
})
