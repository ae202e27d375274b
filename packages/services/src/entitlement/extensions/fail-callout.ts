import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { denyWithin } from '../deny-within.ts'
import { requestById } from '../requests.store.ts'
import { awaits, calloutById, saveCallout } from './callouts.store.ts'
import { nameOfExtension } from './extensions.store.ts'

/** Which call failed for good, and why; without a reason, one that was not answered in time. */
export const FailCallout = z.object({
  calloutId: idOf('a call'),
  status: z.number().nullish(),
  reason: z.string().nullish(),
})

const lost = {
  calloutFailed: 'A check that this request needs could not be reached.',
  callbackTimedOut: 'A check that this request needs did not answer in time.',
} as const

/**
 * Closes a call that could not be made, or was not answered in time. A request that waits for it is denied: a check that did not take
 * place was not passed (Microsoft Entra treats it as a failure). Says whether there was anything to close.
 */
export const failCallout = operation('callout.fail', FailCallout, async (portal, tx, input) => {
  must(portal, 'callout.fail')
  const callout = await calloutById(tx, input.calloutId)
  const { reason = null, status = null } = input
  const unsent = reason !== null && callout.state === 'waiting'
  const timedOut =
    reason === null &&
    reached(callout.waitUntil, portal.now()) &&
    (callout.state === 'waitingForCallback' || callout.state === 'waiting')
  if (!unsent && !timedOut) return false
  const state = timedOut ? 'callbackTimedOut' : 'calloutFailed'
  await saveCallout(tx, callout.id, {
    state,
    closedAt: portal.now(),
    ...(unsent ? { lastError: reason, responseStatus: status } : {}),
  })
  const name = await nameOfExtension(tx, callout.extensionId)
  await record(portal, tx, [
    {
      activity: 'callout.failed',
      target: { type: 'customExtension', id: callout.extensionId, name },
      details: { calloutId: callout.id, stage: callout.stage, state, ...(reason ? { reason } : {}) },
    },
  ])
  if (!callout.waits || callout.requestId === null) return true
  const request = await requestById(tx, callout.requestId)
  if (awaits(request, callout.stage))
    await denyWithin(portal, tx, request, {
      status: state,
      reason: lost[state],
      details: { customExtension: name },
    })
  return true
})
