import { assignableStates, type SubscriptionState, subscriptionStates } from './units.ts'

/** What was bought of a product and what became of it, in units and seats. */
export interface Usage {
  readonly unitsByState: Readonly<Record<SubscriptionState, number>>
  /** Units that can be assigned: enabled, and in grace. */
  readonly units: number
  readonly held: number
  readonly waiting: number
  /** People who do without, because a better product replaces it. */
  readonly superseded: number
  /** People who cannot have it, or not wholly. */
  readonly errors: number
  /** Units that nobody holds. */
  readonly free: number
  /** Seats beyond the units: nobody lost theirs when units went away. */
  readonly overassigned: number
}

/** The numbers of a product from its units in each state and its live seats. */
export function usageOf(
  units: Readonly<Partial<Record<SubscriptionState, number>>>,
  seats: {
    readonly held: number
    readonly waiting: number
    readonly superseded?: number
    readonly errors?: number
  },
): Usage {
  const unitsByState = Object.fromEntries(subscriptionStates.map((state) => [state, units[state] ?? 0])) as Record<
    SubscriptionState,
    number
  >
  const assignable = assignableStates.reduce((sum, state) => sum + unitsByState[state], 0)
  return {
    unitsByState,
    units: assignable,
    held: seats.held,
    waiting: seats.waiting,
    superseded: seats.superseded ?? 0,
    errors: seats.errors ?? 0,
    free: Math.max(0, assignable - seats.held),
    overassigned: Math.max(0, seats.held - assignable),
  }
}

/** A sum of money: whole cents of a currency. */
export interface Money {
  readonly cents: number
  readonly currency: string
}

/** What the assignable units of these subscriptions cost per month, by currency; unpriced ones count nothing. */
export function monthlyCost(
  subscriptions: readonly {
    readonly state: SubscriptionState
    readonly units: number
    readonly pricePerMonth: number | null
    readonly currency: string
  }[],
): readonly Money[] {
  const sums = new Map<string, number>()
  for (const { state, units, pricePerMonth, currency } of subscriptions) {
    if (pricePerMonth === null || !(assignableStates as readonly SubscriptionState[]).includes(state)) continue
    sums.set(currency, (sums.get(currency) ?? 0) + units * pricePerMonth)
  }
  return [...sums]
    .map(([currency, cents]) => ({ cents, currency }))
    .sort((a, b) => a.currency.localeCompare(b.currency))
}
