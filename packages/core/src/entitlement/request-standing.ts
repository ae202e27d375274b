import type { RequestState, RequestType } from './request.ts'

/** How a request stands, as people are told: its state, or more exactly how it ended, or that the access that it gave is over. */
export type RequestStanding = RequestState | 'lapsed' | 'withdrawn' | 'accessEnded'

/** How the standings are told. */
export const requestStandingTitles: Readonly<Record<RequestStanding, string>> = {
  submitted: 'Being checked',
  pendingApproval: 'Waiting',
  scheduled: 'Scheduled',
  delivering: 'Being delivered',
  delivered: 'Delivered',
  partiallyDelivered: 'Partly delivered',
  deliveryFailed: 'Delivery failed',
  denied: 'Denied',
  canceled: 'Canceled',
  lapsed: 'Lapsed',
  withdrawn: 'Withdrawn',
  accessEnded: 'Access ended',
}

/** Every standing, in the order in which filters offer them. */
export const requestStandings = Object.keys(requestStandingTitles) as readonly RequestStanding[]

/** States of a request that gave access, or will once what stands in its way is gone. */
export const givingStates: readonly RequestState[] = ['delivered', 'partiallyDelivered', 'deliveryFailed']

/** The state of all requests that stand so; undefined where they are of several. */
export function stateOfStanding(standing: RequestStanding): RequestState | undefined {
  if (standing === 'accessEnded') return undefined
  return standing === 'lapsed' ? 'denied' : standing === 'withdrawn' ? 'canceled' : standing
}

/**
 * How a request stands. Access that has ended, because its time was over, an approval was taken back or for another reason, is told of the
 * request that gave it, not of those that made it longer.
 */
export function standingOf(request: {
  readonly state: RequestState
  /** What happened where the state alone does not say it: `lapsed`, `nobodyLeft`, or the reason of a cancellation. */
  readonly status: string
  readonly requestType: RequestType
  /** When the access ended that came of it; null while it lives, and where none came. */
  readonly accessEndsAt: Date | null
}): RequestStanding {
  const { state, status, requestType, accessEndsAt } = request
  if (state === 'denied' && status === 'lapsed') return 'lapsed'
  if (state === 'canceled' && status === '') return 'withdrawn'
  if (accessEndsAt !== null && requestType !== 'userUpdate' && givingStates.includes(state)) return 'accessEnded'
  return state
}
