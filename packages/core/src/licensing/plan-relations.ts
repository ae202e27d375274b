import type { ServicePlanId } from '../ids.ts'
import type { HeldBack, PlanRelation } from './facts.ts'

/** The relations of plans, ready to be asked. */
export interface Relations {
  /** Whether any plan of a product clashes with another, needs one, or is needed. */
  touches(product: { readonly plans: readonly ServicePlanId[] }): boolean
  /** Which of the wished plans can be on beside those that are on already, and what holds the others back, clashes first. */
  plansOn(
    wished: ReadonlySet<ServicePlanId>,
    already: ReadonlySet<ServicePlanId>,
  ): { readonly on: ReadonlySet<ServicePlanId>; readonly heldBack: readonly HeldBack[] }
}

/**
 * Makes relations askable. Exclusion holds in both directions; of two plans of one product that clash, the one with the smaller id
 * stays on. Of several plans that one needs, one is enough. Nothing depends on the order in which relations or plans are told.
 */
export function relationsOf(relations: readonly PlanRelation[]): Relations {
  const excludes = new Map<ServicePlanId, ServicePlanId[]>()
  const requires = new Map<ServicePlanId, ServicePlanId[]>()
  const touched = new Set<ServicePlanId>()
  const note = (map: Map<ServicePlanId, ServicePlanId[]>, one: ServicePlanId, other: ServicePlanId) =>
    map.set(one, [...(map.get(one) ?? []), other].sort())
  for (const { kind, planId, otherPlanId } of relations) {
    touched.add(planId).add(otherPlanId)
    if (kind === 'requires') note(requires, planId, otherPlanId)
    else {
      note(excludes, planId, otherPlanId)
      note(excludes, otherPlanId, planId)
    }
  }
  const touching = new WeakMap<object, boolean>()

  return {
    touches(product) {
      const known = touching.get(product)
      if (known !== undefined) return known
      const touches = product.plans.some((plan) => touched.has(plan))
      touching.set(product, touches)
      return touches
    },
    plansOn(wished, already) {
      const on = new Set(wished)
      const heldBack: HeldBack[] = []
      const holdBack = (planId: ServicePlanId, otherPlanId: ServicePlanId, why: HeldBack['why']) => {
        on.delete(planId)
        heldBack.push({ planId, otherPlanId, why })
      }
      // By id, and what is left on so far stays on: so of two wished plans that clash one is left, and always the same.
      for (const plan of [...wished].filter((one) => excludes.has(one)).sort()) {
        const clash = excludes.get(plan)?.find((other) => already.has(other) || (other < plan && on.has(other)))
        if (clash !== undefined) holdBack(plan, clash, 'excludes')
      }
      // What is held back may be what another plan needs, so this goes on until nothing more falls.
      for (let fell = true; fell; ) {
        fell = false
        for (const plan of on) {
          const needed = requires.get(plan)
          if (!needed?.[0] || needed.some((other) => on.has(other) || already.has(other))) continue
          holdBack(plan, needed[0], 'requires')
          fell = true
        }
      }
      return { on, heldBack: heldBack.sort(clashesFirst) }
    },
  }
}

const clashesFirst = (one: HeldBack, other: HeldBack): number =>
  one.why === other.why ? (one.planId < other.planId ? -1 : 1) : one.why === 'excludes' ? -1 : 1
