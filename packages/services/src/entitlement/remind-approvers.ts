import { nextReminder } from '@latchkey/core/entitlement/approval'
import { after, days, reached } from '@latchkey/core/time'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { requestToDecide } from './approval-letters.ts'
import { letGoOfApprovers } from './let-go-of-approvers.ts'
import { requestById, saveRequest } from './requests.store.ts'
import { voicesOf } from './voices.store.ts'

/** Which request still waits. */
export const RemindApprovers = z.object({ requestId: idOf('a request') })

/**
 * Reminds those whom the present stage of a request still waits for: at half of its time, and a day before it lapses. Nobody is reminded
 * who has decided, while a question waits for its answer, or whom the requestor reminded within the last day; who may not decide any more is let go before. Says whether anybody was.
 */
export const remindApprovers = operation('accessRequest.remind', RemindApprovers, async (portal, tx, input) => {
  must(portal, 'accessRequest.remind')
  const loaded = await requestById(tx, input.requestId)
  if (!reached(loaded.remindsAt, portal.now()) || loaded.pausedAt !== null) return false
  const request = (await letGoOfApprovers(portal, tx, loaded)) ? await requestById(tx, loaded.id) : loaded
  const { stage, stageSince: since, stageDueAt: dueAt, state, nudgedAt } = request
  const now = portal.now()
  const waits = state === 'pendingApproval' && dueAt !== null && !reached(dueAt, now)
  await saveRequest(tx, request, { remindsAt: waits ? nextReminder({ since, dueAt }, now) : null })
  if (!waits || (nudgedAt !== null && nudgedAt > after(now, -days(1)))) return false
  const data = { ...(await requestToDecide(portal, tx, request, { stage, dueAt })), nudgedBy: null }
  // Who is asked in this very moment has a letter about it.
  const waiting = (await voicesOf(tx, request.id, stage)).filter((voice) => voice.waiting && voice.askedAt < now)
  await record(
    portal,
    tx,
    [],
    [...new Set(waiting.map(({ userId }) => userId))].map((to) => ({ template: 'approvalReminder', to, data })),
  )
  return true
})
