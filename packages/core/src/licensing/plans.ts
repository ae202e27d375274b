import type { ServicePlanId } from '../ids.ts'

/** The plans of a product that are on and off for somebody. */
export interface PlanSplit<Plan> {
  readonly enabled: readonly Plan[]
  readonly disabled: readonly Plan[]
}

/**
 * Splits the plans of a product for somebody who has it for several reasons: a plan is on where any one of them leaves it on
 * (Microsoft Entra: licenses from several groups add up). Without any reason, every plan is off.
 */
export function splitPlans<Plan extends { readonly id: ServicePlanId }>(
  plans: readonly Plan[],
  reasons: readonly { readonly disabledPlans: readonly ServicePlanId[] }[],
): PlanSplit<Plan> {
  const off = reasons.map(({ disabledPlans }) => new Set(disabledPlans))
  const on = (plan: Plan) => off.some((disabled) => !disabled.has(plan.id))
  return { enabled: plans.filter(on), disabled: plans.filter((plan) => !on(plan)) }
}

/** Whether two choices of plans are the same, whatever their order. */
export const samePlans = (one: readonly ServicePlanId[], other: readonly ServicePlanId[]): boolean =>
  one.length === other.length && one.every((plan) => other.includes(plan))
