import { clockGoesOn } from '@latchkey/core/entitlement/inquiry'
import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { inquiryById, saveInquiry } from './inquiries.store.ts'
import { namesOf, requestById, saveRequest } from './requests.store.ts'

/** Which question nobody has answered in time. */
export const CloseInquiry = z.object({ inquiryId: idOf('a question') })

/**
 * Ends a question that was not answered in time, so that no request waits for ever: the clock of the stage goes on, and who asked is told.
 * Does nothing where it was answered meanwhile, or is not due.
 */
export const closeInquiry = operation('accessRequest.closeInquiry', CloseInquiry, async (portal, tx, input) => {
  must(portal, 'accessRequest.closeInquiry')
  const inquiry = await inquiryById(tx, input.inquiryId)
  const now = portal.now()
  if (inquiry.closedAt !== null || !reached(inquiry.dueAt, now)) return false
  const request = await requestById(tx, inquiry.requestId)
  const clock = clockGoesOn(request, now)
  await saveInquiry(tx, inquiry, { closedAt: now })
  await saveRequest(tx, request, { ...clock })
  const { packageName } = request
  const { question } = inquiry
  const [requestor = ''] = await namesOf(tx, [request.requestorId])
  const url = pageAddress(portal, 'my-access', `/approvals/${request.id}`)
  await record(
    portal,
    tx,
    [
      {
        activity: 'accessRequest.inquiryUnanswered',
        target: { type: 'accessRequest', id: request.id, name: packageName },
        subjectId: request.requestorId,
        details: { stage: inquiry.stage + 1, question, decideBy: clock.stageDueAt },
      },
    ],
    [
      {
        template: 'inquiryUnanswered',
        to: inquiry.askedById,
        data: { packageName, requestor, question, dueAt: clock.stageDueAt ?? now, url },
      },
    ],
  )
  return true
})
