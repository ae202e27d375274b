import { after, days } from '../time.ts'
import type { SubscriptionState } from './units.ts'

/** Units in a state. */
export interface UnitsOf {
  readonly state: SubscriptionState
  readonly units: number
}

/** How long there may be more seats than units (Microsoft 365: 90 days to resolve a conflict after a renewal with fewer seats). */
export const gracePeriod = days(90)

/** When seats come off that are not covered since then. */
export const graceEnds = (overSince: Date): Date => after(overSince, gracePeriod)

/** States whose units keep their seats: suspended ones cannot be assigned, but what was assigned stays, switched off. */
const keepingStates: readonly SubscriptionState[] = ['enabled', 'warning', 'suspended']

/** How many seats the units of a product keep. */
export const unitsKept = (subscriptions: readonly UnitsOf[]): number =>
  subscriptions.reduce((sum, { state, units }) => (keepingStates.includes(state) ? sum + units : sum), 0)

/**
 * How many seats come off at once with a change of one subscription: those of units that were deleted. Fewer units begin a
 * grace period instead, and what had been over the units before stays in its own.
 */
export function seatsToCut(change: {
  readonly held: number
  /** Units that keep seats after the change. */
  readonly kept: number
  readonly from: UnitsOf
  readonly to: UnitsOf
}): number {
  const { held, kept, from, to } = change
  if (keepingStates.includes(to.state) || !keepingStates.includes(from.state)) return 0
  const overBefore = Math.max(0, held - (kept + from.units))
  return Math.max(0, held - kept - overBefore)
}
