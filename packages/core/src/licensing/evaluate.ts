import type { ProductId, ServicePlanId, UserId } from '../ids.ts'
import { allot } from './allot.ts'
import type { LicensePlan, LicenseStep, LicensingFacts, Reason, Seat } from './facts.ts'
import { type Claim, judge, passOn, type Working } from './judge.ts'
import { relationsOf } from './plan-relations.ts'

export type {
  HeldBack,
  LicensePlan,
  LicenseStep,
  LicensingFacts,
  PersonFacts,
  PlanRelation,
  ProductFacts,
  Reason,
  Seat,
  Standing,
  StandingBecause,
} from './facts.ts'
export { enabledPlans } from './judge.ts'

/**
 * Decides what each of these people is to hold: the one function behind live changes, previews, repairs and explanations. Products are
 * gone through best first, so that what a better product gives is known when a lesser one asks. Who holds a seat and has a
 * reason keeps it; free units go to the line, by priority and then by order; never more than there are units. Applying the plan and
 * asking again yields no steps.
 */
export function evaluate(facts: LicensingFacts): LicensePlan {
  const people = facts.people.map((person): Working => ({ facts: person, has: [], on: noPlans }))
  const claims = claimsOf(people)
  const relations = relationsOf(facts.relations)
  const known = new Set(facts.people.map(({ userId }) => userId))
  const drawnIn = new Set<UserId>()
  const steps: LicenseStep[] = []
  for (const product of facts.products) {
    const judged = (claims.get(product.id) ?? []).map((claim) => judge(product, relations, claim))
    allot(product, judged, steps, (userId) => {
      if (!known.has(userId)) drawnIn.add(userId)
    })
    for (const claim of judged) passOn(product, relations, claim)
  }
  return { steps, drawnIn: [...drawnIn] }
}

/** Nobody has a plan on before the first product. Whoever gets one has a set of their own. */
const noPlans: ReadonlySet<ServicePlanId> = new Set()

/** Everybody's part in every product, people in their order. */
function claimsOf(people: readonly Working[]): ReadonlyMap<ProductId, readonly Claim[]> {
  const claims = new Map<ProductId, ClaimInMaking[]>()
  const claimOf = (person: Working, productId: ProductId): ClaimInMaking => {
    const ofProduct = claims.get(productId) ?? []
    if (ofProduct.length === 0) claims.set(productId, ofProduct)
    // People come one after another, so a claim that somebody has already is the last.
    const last = ofProduct.at(-1)
    if (last?.person === person) return last
    const claim = { person, reasons: [], seat: null }
    ofProduct.push(claim)
    return claim
  }
  for (const person of people) {
    for (const reason of person.facts.reasons) claimOf(person, reason.productId).reasons.push(reason)
    for (const seat of person.facts.seats) claimOf(person, seat.productId).seat = seat
  }
  return claims
}

interface ClaimInMaking extends Claim {
  readonly reasons: Reason[]
  seat: Seat | null
}
