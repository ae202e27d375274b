import { objectionsToBeginning } from '@latchkey/core/entitlement/beginning'
import { moved, type RequestState } from '@latchkey/core/entitlement/request'
import { firstObjection } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import type { Addressed } from '../record.ts'
import { beginningOf } from './beginnings.store.ts'
import { callExtensions } from './call-extensions.ts'
import { closeWithin } from './close-within.ts'
import { deliver } from './deliver.ts'
import { endWaiting, type LoadedRequest, saveRequest, tellsOf } from './requests.store.ts'

/**
 * Begins to deliver a request that is approved and whose start has come. Where an extension has to answer first, the request waits for
 * that; else everything is given in this transaction. What has changed since it was asked for so that the access must not begin closes
 * the request, and the requestor is told why. Returns the state that the request is in now.
 */
export async function beginDelivery(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<RequestState> {
  if (await closedInstead(portal, tx, request)) return 'canceled'
  const delivering: LoadedRequest = { ...request, state: moved(request.state, 'begin') }
  const waits = await callExtensions(portal, tx, 'assignmentRequestApproved', {
    terms: request.terms,
    requestId: request.id,
    assignmentId: request.assignmentId,
    tells: tellsOf(delivering),
  })
  if (!waits) return deliver(portal, tx, delivering)
  await endWaiting(portal, tx, request.id)
  await saveRequest(tx, request, {
    state: delivering.state,
    status: 'WaitingForCallback',
    stage: request.terms.stages.length,
    stageSince: portal.now(),
    stageDueAt: null,
    escalatesAt: null,
    pausedAt: null,
  })
  return delivering.state
}

/** Goes on with a delivery that extensions have answered to, unless what must not begin has come between. Returns the state that the request is in now. */
export async function goOnToDeliver(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<RequestState> {
  return (await closedInstead(portal, tx, request)) ? 'canceled' : deliver(portal, tx, request)
}

/** Closes a request whose access must not begin; says whether it did. What asks for more time is about access that has begun. */
async function closedInstead(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<boolean> {
  if (request.requestType === 'userUpdate') return false
  const raised = firstObjection(objectionsToBeginning, await beginningOf(tx, request, portal.now()))
  if (raised === undefined) return false
  await closeWithin(portal, tx, request, 'cancel', raised.says, letterToRequestor(portal, request, raised.says))
  return true
}

/** Nobody asked for what a rule assigns. */
function letterToRequestor(portal: Portal, request: LoadedRequest, reason: string): readonly Addressed[] {
  const { id, requestType, requestorId: to, packageName } = request
  if (requestType === 'systemAdd') return []
  const url = pageAddress(portal, 'my-access', `/requests/${id}`)
  return [{ template: 'requestCanceled', to, data: { packageName, reason, url } }]
}
