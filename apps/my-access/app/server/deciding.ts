import type { RequestState } from '@latchkey/core/entitlement/request'
import { DecideRequest, decideRequest } from '@latchkey/services/entitlement/decide-request'
import { done, form } from '@latchkey/web/server/forms'

/** What is told of a decision, by the state that the request is in after it. */
const told: Record<RequestState, string> = {
  submitted: 'Approved.',
  pendingApproval: 'Approved. The request goes on to those who decide next.',
  scheduled: 'Approved. The access begins on the day that was asked for.',
  delivering: 'Approved. The access is being given.',
  delivered: 'Approved. The access is given.',
  partiallyDelivered: 'Approved. Most of the access is given; the rest is tried again.',
  deliveryFailed: 'Approved. The access cannot be given yet; it is tried again.',
  denied: 'Denied. The requestor is told.',
  canceled: 'The access cannot begin any more. The request was closed, and the requestor is told why.',
}

/** The form of an approver's decision; it goes on to `to`, or stays on its page. */
export const deciding = (to?: string) =>
  form<typeof DecideRequest, never>(DecideRequest, async (visit, value) => {
    const state = await decideRequest(visit.portal, value, visit.once)
    return done(told[state], to)
  })
