import type { ServicePlanId } from '../ids.ts'
import type { HeldBack } from './facts.ts'
import type { LicenseError, SeatState } from './standing.ts'

/**
 * What one reason of a person comes to: the states of Microsoft Graph's licenseAssignmentState, and those that only Latchkey knows,
 * because Graph has no line, no replacement and no grace.
 */
export type SourceState =
  | { readonly kind: 'Active' }
  /** Some of its plans are held back. */
  | { readonly kind: 'ActiveWithError'; readonly error: LicenseError }
  /** It leaves no plan on. */
  | { readonly kind: 'Disabled' }
  | { readonly kind: 'Error'; readonly error: LicenseError }
  | { readonly kind: 'Waiting'; readonly position: number }
  | { readonly kind: 'Superseded'; readonly by: string }
  /** It works until the day on which seats come off that the units do not cover. */
  | { readonly kind: 'InGrace'; readonly until: Date }

/** How a person stands to a product, as far as the states of their reasons depend on it. */
export interface StandingShown {
  readonly state: SeatState
  readonly error: LicenseError | null
  readonly heldBack: readonly Pick<HeldBack, 'planId'>[]
  /** The place in line, from 1; null for who does not wait. */
  readonly position: number | null
  /** The name of the product that replaces this one. */
  readonly supersededBy: string | null
  /** When the seat comes off because the units do not cover it; null where they do. */
  readonly graceEndsAt: Date | null
}

/**
 * The state of one reason. An error of a plan is an error of the reasons that leave the plan on: one that switches it off works as it is meant to.
 */
export function sourceState(
  standing: StandingShown,
  source: { readonly disabledPlans: readonly ServicePlanId[] },
  plans: readonly ServicePlanId[],
): SourceState {
  if (standing.state === 'superseded') return { kind: 'Superseded', by: standing.supersededBy ?? '' }
  const off = new Set(source.disabledPlans)
  if (plans.length > 0 && plans.every((plan) => off.has(plan))) return { kind: 'Disabled' }
  if (standing.state === 'waiting') return { kind: 'Waiting', position: standing.position ?? 1 }
  const concerned = standing.heldBack.length === 0 || standing.heldBack.some(({ planId }) => !off.has(planId))
  if (standing.error !== null && concerned)
    return { kind: standing.state === 'error' ? 'Error' : 'ActiveWithError', error: standing.error }
  return standing.graceEndsAt === null ? { kind: 'Active' } : { kind: 'InGrace', until: standing.graceEndsAt }
}

/** How Microsoft Graph would call a state: it knows no line and no replacement. */
export function asGraph(state: SourceState): {
  readonly state: 'Active' | 'ActiveWithError' | 'Disabled' | 'Error'
  readonly error: LicenseError | 'CountViolation' | null
} {
  switch (state.kind) {
    case 'Waiting':
      return { state: 'Error', error: 'CountViolation' }
    case 'Superseded':
      return { state: 'Disabled', error: null }
    case 'InGrace':
      return { state: 'Active', error: null }
    case 'Error':
    case 'ActiveWithError':
      return { state: state.kind, error: state.error }
    default:
      return { state: state.kind, error: null }
  }
}
