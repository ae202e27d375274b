import { nextReminder } from '@latchkey/core/entitlement/approval'
import { moved, type RequestState } from '@latchkey/core/entitlement/request'
import type { UserId } from '@latchkey/core/ids'
import { after, days, reached } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { approversOf } from './approvers.store.ts'
import { askApprovers } from './ask-approvers.ts'
import { beginDelivery } from './begin-delivery.ts'
import { denyForWantOfApprovers } from './deny-for-want-of-approvers.ts'
import { endWaiting, type LoadedRequest, saveRequest } from './requests.store.ts'

/** Where a request stands after it was moved on, and whom it waits for now. */
export interface Begun {
  readonly state: RequestState
  readonly asked: readonly UserId[]
}

/**
 * Moves a request to a stage, counted from 0, or past the last one: asks the approvers of the stage; or waits for the start that was
 * asked for; or delivers. Where nobody in the organization can decide, the request is denied and says so. Runs inside the
 * transaction of what moved it.
 */
export async function beginStage(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  stage: number,
): Promise<Begun> {
  const terms = request.terms.stages[stage]
  if (terms === undefined) return approvedThrough(portal, tx, request)
  const approvers = await approversOf(tx, terms.approvers, terms.fallbackApprovers, request)
  if (approvers.length === 0) {
    await denyForWantOfApprovers(portal, tx, request, stage)
    return { state: 'denied', asked: [] }
  }
  const now = portal.now()
  const dueAt = after(now, days(terms.daysBeforeAutomaticDenial))
  const state = moved(request.state, 'ask')
  await endWaiting(portal, tx, request.id)
  await saveRequest(tx, request, {
    state,
    stage,
    stageSince: now,
    stageDueAt: dueAt,
    escalatesAt: terms.escalation ? after(now, days(terms.escalation.afterDays)) : null,
    remindsAt: nextReminder({ since: now, dueAt }, now),
    pausedAt: null,
    nudgedAt: null,
  })
  const asked = await askApprovers(portal, tx, request, { stage, dueAt, approvers, part: 'primary' })
  return { state, asked }
}

async function approvedThrough(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<Begun> {
  if (request.startsAt !== null && !reached(request.startsAt, portal.now())) {
    const state = moved(request.state, 'schedule')
    await endWaiting(portal, tx, request.id)
    await saveRequest(tx, request, {
      state,
      stage: request.terms.stages.length,
      stageSince: portal.now(),
      stageDueAt: null,
      escalatesAt: null,
      pausedAt: null,
    })
    const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
    const data = { packageName: request.packageName, startsAt: request.startsAt, url }
    const letter = { template: 'accessScheduled', to: request.targetId, data } as const
    await record(portal, tx, [], request.terms.notifies ? [letter] : [])
    return { state, asked: [] }
  }
  return { state: await beginDelivery(portal, tx, request), asked: [] }
}
