/** States of a subscription (Microsoft Graph, subscribedSku.capabilityStatus). */
export const subscriptionStates = ['enabled', 'warning', 'suspended', 'deleted', 'lockedOut'] as const

/** The state of a subscription. */
export type SubscriptionState = (typeof subscriptionStates)[number]

/** How the states are called on pages; warning is Microsoft's word for the grace period after the end. */
export const subscriptionStateTitles: Record<SubscriptionState, string> = {
  enabled: 'Enabled',
  warning: 'In grace',
  suspended: 'Suspended',
  deleted: 'Deleted',
  lockedOut: 'Canceled',
}

/** States whose units can be assigned: enabled, and in grace. */
export const assignableStates = ['enabled', 'warning'] as const satisfies readonly SubscriptionState[]

/** How many units of a product can be assigned. */
export const assignableUnits = (
  subscriptions: readonly { readonly state: SubscriptionState; readonly units: number }[],
): number =>
  subscriptions
    .filter(({ state }) => (assignableStates as readonly SubscriptionState[]).includes(state))
    .reduce((sum, { units }) => sum + units, 0)

/** How many of those who wait get a seat, where there are so many units and seats. */
export const seatsForLine = (pool: {
  readonly units: number
  readonly held: number
  readonly waiting: number
}): number => Math.max(0, Math.min(pool.units - pool.held, pool.waiting))
