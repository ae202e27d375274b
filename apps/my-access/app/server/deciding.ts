import { DecideRequest, decideRequest } from '@latchkey/services/entitlement/decide-request'
import { done, form } from '@latchkey/web/server/forms'

/** What is told of a decision, by the state that the request is in after it. */
const told = {
  pendingApproval: 'Approved. The request goes on to those who decide next.',
  delivered: 'Approved. The access is given.',
  denied: 'Denied. The requestor is told.',
  canceled: 'The request is closed.',
} as const

/** The form of an approver's decision; it goes on to `to`, or stays on its page. */
export const deciding = (to?: string) =>
  form(DecideRequest, async (visit, value) => {
    const state = await decideRequest(visit.portal, value, visit.once)
    return done(told[state], to)
  })
