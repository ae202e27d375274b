import type { RequestState } from '@latchkey/core/entitlement/request'
import type { UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { approversOf } from './approvers.store.ts'
import { askApprovers } from './ask-approvers.ts'
import { deliver } from './deliver.ts'
import { denyForWantOfApprovers } from './deny-for-want-of-approvers.ts'
import { endWaiting, type LoadedRequest, saveRequest } from './requests.store.ts'

/** Where a request stands after it was moved on, and whom it waits for now. */
export interface Begun {
  readonly state: RequestState
  readonly asked: readonly UserId[]
}

/**
 * Moves a request to a stage, counted from 0, or past the last one: asks the approvers of the stage, or delivers. Where nobody in the
 * organization can decide, the request is denied and says so. Runs inside the transaction of what moved it.
 */
export async function beginStage(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  stage: number,
): Promise<Begun> {
  const terms = request.terms.stages[stage]
  if (terms === undefined) {
    await deliver(portal, tx, request)
    return { state: 'delivered', asked: [] }
  }
  const approvers = await approversOf(tx, terms, request)
  if (approvers.length === 0) {
    await denyForWantOfApprovers(portal, tx, request, stage)
    return { state: 'denied', asked: [] }
  }
  const now = portal.now()
  const dueAt = after(now, days(terms.daysBeforeAutomaticDenial))
  await endWaiting(tx, request.id)
  await saveRequest(tx, request, { stage, stageSince: now, stageDueAt: dueAt })
  await askApprovers(portal, tx, request, { stage, dueAt, approvers })
  return { state: 'pendingApproval', asked: approvers }
}
