import type { ProductId, ServicePlanId, UserId } from '../ids.ts'
import {
  enabledPlans,
  type LicenseStep,
  type LicensingFacts,
  type PersonFacts,
  type Reason,
  type Seat,
  type Standing,
} from './evaluate.ts'
import type { LicenseError, SeatState } from './standing.ts'

/** How one person would come to stand to one product. */
export interface Effect {
  readonly userId: UserId
  readonly productId: ProductId
  /** Null where there was, or would be, nothing. */
  readonly before: SeatState | null
  readonly after: SeatState | null
  readonly errorBefore: LicenseError | null
  readonly error: LicenseError | null
  /** Plans of the product that would begin to work, and that would not work any more. */
  readonly plansOn: readonly ServicePlanId[]
  readonly plansOff: readonly ServicePlanId[]
}

/** Somebody as a change would find them, and as they are now. */
export interface PersonBothWays extends PersonFacts {
  readonly reasonsNow: readonly Reason[]
  /** The live rows that are stored; other than `seats` where somebody is looked at again in the course of a change. */
  readonly seatsNow: readonly Seat[]
}

/**
 * The steps of an evaluation as effects on people, person by person: what ends and what follows it are one, and only what differs in
 * the end is told. Where reasons change, whoever keeps a seat with other plans is told too, although no step is needed for it.
 */
export function effectsOf(
  { people, products }: { readonly people: readonly PersonBothWays[]; readonly products: LicensingFacts['products'] },
  steps: readonly LicenseStep[],
): readonly Effect[] {
  const moves = movesOf(steps)
  const known = products.map((product) => ({ product, plans: plansOf(product) }))
  const effects: Effect[] = []
  for (const { userId, reasons, seats, reasonsNow, seatsNow } of people) {
    const mine = moves.get(userId)
    if (mine === undefined && reasonsNow === reasons && seatsNow === seats) continue
    for (const { product, plans } of known) {
      const productId = product.id
      const was = rowOf(seatsNow, productId)
      const moved = mine?.get(productId)
      const will = moved === undefined ? rowOf(seats, productId) : moved
      if (was === null && will === null) continue
      const { plansOn, plansOff } = plans.between(plans.working(was, reasonsNow), plans.working(will, reasons))
      const [before, after] = [was?.state ?? null, will?.state ?? null]
      const [errorBefore, error] = [was?.error ?? null, will?.error ?? null]
      if (before === after && errorBefore === error && plansOn.length + plansOff.length === 0) continue
      effects.push({ userId, productId, before, after, errorBefore, error, plansOn, plansOff })
    }
  }
  return effects
}

const rowOf = (rows: readonly Seat[], productId: ProductId): Seat | null =>
  rows.find((row) => row.productId === productId) ?? null

/** How people would come to stand to products, by person; null where they would have nothing any more. */
function movesOf(steps: readonly LicenseStep[]): ReadonlyMap<UserId, ReadonlyMap<ProductId, Standing | null>> {
  const moves = new Map<UserId, Map<ProductId, Standing | null>>()
  for (const step of steps) {
    if (step.kind === 'reorder') continue
    const { userId, productId } = step.kind === 'begin' ? step : step.seat
    const mine = moves.get(userId) ?? new Map<ProductId, Standing | null>()
    moves.set(userId, mine)
    // What follows a row counts, whether it is told before or after the end of the row.
    if (step.kind === 'end') mine.set(productId, mine.get(productId) ?? null)
    else mine.set(productId, step.kind === 'begin' ? step : { ...step.seat, state: 'held' })
  }
  return moves
}

type Plans = ReadonlySet<ServicePlanId>

const noPlans: Plans = new Set()

/**
 * The plans of a product, as far as they work for people. Thousands have them for the same reasons, so what is the same is one object for
 * all of them.
 */
function plansOf(product: LicensingFacts['products'][number]) {
  const byReason = new Map<Reason, Plans>()
  const differences = new Map<Plans, Map<Plans, Pick<Effect, 'plansOn' | 'plansOff'>>>()
  const leftOn = (reasons: readonly Reason[]): Plans => {
    const [reason, ...others] = reasons
    if (reason === undefined || others.length > 0) return enabledPlans(product, reasons)
    const known = byReason.get(reason) ?? enabledPlans(product, reasons)
    byReason.set(reason, known)
    return known
  }
  return {
    /** Where somebody holds a seat, those that a reason leaves on and nothing holds back. */
    working(standing: Standing | null, reasons: readonly Reason[]): Plans {
      if (standing?.state !== 'held') return noPlans
      const on = leftOn(reasons.filter(({ productId }) => productId === product.id))
      const heldBack = standing.because?.heldBack ?? []
      return heldBack.length === 0
        ? on
        : new Set([...on].filter((plan) => !heldBack.some(({ planId }) => planId === plan)))
    },
    /** What begins to work, and what does not work any more. */
    between(was: Plans, will: Plans): Pick<Effect, 'plansOn' | 'plansOff'> {
      const from = differences.get(was) ?? new Map<Plans, Pick<Effect, 'plansOn' | 'plansOff'>>()
      differences.set(was, from)
      const known = from.get(will) ?? {
        plansOn: product.plans.filter((plan) => will.has(plan) && !was.has(plan)),
        plansOff: product.plans.filter((plan) => was.has(plan) && !will.has(plan)),
      }
      from.set(will, known)
      return known
    },
  }
}
