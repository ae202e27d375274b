import type { ProductId, ServicePlanId } from '../ids.ts'
import type { PersonFacts, ProductFacts, Reason, Seat, Standing } from './facts.ts'
import type { Relations } from './plan-relations.ts'

/** A person while the products are gone through. */
export interface Working {
  readonly facts: PersonFacts
  /** What they have of the products gone through, in their order. A list, because most people have few. */
  readonly has: Had[]
  /** Plans that are on by products gone through; kept only where relations can ask for them. */
  on: ReadonlySet<ServicePlanId>
}

/** A product that somebody has, and what they hold of it: itself, or another in its place. */
interface Had {
  readonly productId: ProductId
  readonly holds: ProductId
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
  const { person, reasons, seat } = claim
  let priority = 0
  for (const reason of reasons) if (reason.priority > priority) priority = reason.priority
  // Written out, because copying an object costs more than everything else here.
  return { person, reasons, seat, priority, wish: reasons.length === 0 ? null : wishOf(product, relations, claim) }
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
  for (const { productId, holds } of has) if (supersededBy.includes(productId)) return holds
  return undefined
}

/** The plans that at least one reason leaves on. */
export function enabledPlans(
  product: Pick<ProductFacts, 'plans'>,
  reasons: readonly Pick<Reason, 'disabledPlans'>[],
): Set<ServicePlanId> {
  return new Set(product.plans.filter((plan) => reasons.some(({ disabledPlans }) => !disabledPlans.includes(plan))))
}

/** Notes that a person holds a product, or another in its place. */
export const noteHeld = (person: Working, productId: ProductId, holds: ProductId): void =>
  void person.has.push({ productId, holds })

/** Notes what lesser products may ask of this one, once its seats are given. */
export function passOn(product: ProductFacts, relations: Relations, { person, reasons, wish }: Judged): void {
  const better = wish?.because?.supersededBy
  if (better !== undefined) noteHeld(person, product.id, better)
  const last = person.has.at(-1)
  if (last?.productId !== product.id || last.holds !== product.id || !relations.touches(product)) return
  const heldBack = new Set(wish?.because?.heldBack?.map(({ planId }) => planId))
  const on = [...enabledPlans(product, reasons)].filter((plan) => !heldBack.has(plan))
  person.on = new Set([...person.on, ...on])
}
