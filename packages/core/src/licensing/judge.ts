import type { ProductId, ServicePlanId } from '../ids.ts'
import type { PersonFacts, ProductFacts, Reason, Seat, Standing } from './facts.ts'
import type { Relations } from './plan-relations.ts'

/** A person while the products are gone through. */
export interface Working {
  readonly facts: PersonFacts
  /** What they have of the products gone through: the product itself where they hold it, or the one that they hold in its place. */
  readonly has: Map<ProductId, ProductId>
  /** Plans that are on by products gone through; kept only where relations can ask for them. */
  readonly on: Set<ServicePlanId>
}

/** A person's part in one product. */
export interface Claim {
  readonly person: Working
  readonly reasons: readonly Reason[]
  readonly seat: Seat | null
}

/** A claim with what it comes to, short of the question whether there is a seat. */
export interface Judged extends Claim {
  /** Null where no reason lives. */
  readonly wish: Standing | null
  readonly priority: number
}

/** What somebody stands to who gets a seat and everything with it. */
export const seatWished: Standing = { state: 'held', error: null, because: null }

/** Judges a person's part in a product by their reasons and by what they have of better products. */
export function judge(product: ProductFacts, relations: Relations, claim: Claim): Judged {
  const priority = claim.reasons.reduce((highest, reason) => Math.max(highest, reason.priority), 0)
  return { ...claim, priority, wish: claim.reasons.length === 0 ? null : wishOf(product, relations, claim) }
}

/** What a person is to have of a product for which a reason lives, if there is a seat. */
function wishOf(product: ProductFacts, relations: Relations, { person, reasons }: Claim): Standing {
  const better = betterHeld(product, person)
  if (better !== undefined) return { state: 'superseded', error: null, because: { supersededBy: better } }
  const { country } = person.facts
  if (product.allowedCountries && (country === null || !product.allowedCountries.includes(country)))
    return { state: 'error', error: 'ProhibitedInUsageLocationViolation', because: { country } }
  if (!relations.touches(product)) return seatWished
  const { on, heldBack } = relations.plansOn(enabledPlans(product, reasons), person.on)
  const [first] = heldBack
  if (!first) return seatWished
  const error = first.why === 'excludes' ? 'MutuallyExclusiveViolation' : 'DependencyViolation'
  // Something of it works, so it takes its seat; where nothing is left, a seat would be wasted.
  return { state: on.size > 0 ? 'held' : 'error', error, because: { heldBack } }
}

/** The product that a person holds in place of this one: the best that replaces it, or what replaces that. */
function betterHeld({ supersededBy }: ProductFacts, { has }: Working): ProductId | undefined {
  if (supersededBy.length === 0) return undefined
  for (const [id, held] of has) if (supersededBy.includes(id)) return held
  return undefined
}

/** The plans that at least one reason leaves on. */
export function enabledPlans(
  product: Pick<ProductFacts, 'plans'>,
  reasons: readonly Pick<Reason, 'disabledPlans'>[],
): Set<ServicePlanId> {
  return new Set(product.plans.filter((plan) => reasons.some(({ disabledPlans }) => !disabledPlans.includes(plan))))
}

/** Notes what lesser products may ask of this one, once its seats are given. */
export function passOn(product: ProductFacts, relations: Relations, { person, reasons, wish }: Judged): void {
  const better = wish?.because?.supersededBy
  if (better !== undefined) person.has.set(product.id, better)
  if (person.has.get(product.id) !== product.id || !relations.touches(product)) return
  const heldBack = new Set(wish?.because?.heldBack?.map(({ planId }) => planId))
  for (const plan of enabledPlans(product, reasons)) if (!heldBack.has(plan)) person.on.add(plan)
}
