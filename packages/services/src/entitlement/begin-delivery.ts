import { moved, type RequestState } from '@latchkey/core/entitlement/request'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { callExtensions } from './call-extensions.ts'
import { deliver } from './deliver.ts'
import { endWaiting, type LoadedRequest, saveRequest, tellsOf } from './requests.store.ts'

/**
 * Begins to deliver a request that is approved and whose start has come. Where an extension has to answer first, the request waits for
 * that; else everything is given in this transaction. Returns the state that the request is in now.
 */
export async function beginDelivery(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<RequestState> {
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
