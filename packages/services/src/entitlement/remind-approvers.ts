import { nextReminder } from '@latchkey/core/entitlement/approval'
import { after, days, reached } from '@latchkey/core/time'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { requestToDecide } from './approval-letters.ts'
import { approverIds, requestById, saveRequest } from './requests.store.ts'

/** Which request still waits. */
export const RemindApprovers = z.object({ requestId: idOf('a request') })

/**
 * Reminds those whom the present stage of a request still waits for: at half of its time, and a day before it lapses. Nobody is reminded
 * who has decided, while a question waits for its answer, or whom the requestor reminded within the last day. Says whether anybody was.
 */
export const remindApprovers = operation('accessRequest.remind', RemindApprovers, async (portal, tx, input) => {
  must(portal, 'accessRequest.remind')
  const request = await requestById(tx, input.requestId)
  const { stage, stageSince: since, stageDueAt: dueAt, state, pausedAt, nudgedAt } = request
  const now = portal.now()
  if (request.remindsAt === null || !reached(request.remindsAt, now) || pausedAt !== null) return false
  const waits = state === 'pendingApproval' && dueAt !== null && !reached(dueAt, now)
  await saveRequest(tx, request, { remindsAt: waits ? nextReminder({ since, dueAt }, now) : null })
  if (!waits || (nudgedAt !== null && nudgedAt > after(now, -days(1)))) return false
  const data = { ...(await requestToDecide(portal, tx, request, { stage, dueAt })), nudgedBy: null }
  const waiting = await approverIds(tx, request.id, { waiting: true })
  await record(
    portal,
    tx,
    [],
    waiting.map((to) => ({ template: 'approvalReminder', to, data })),
  )
  return true
})
