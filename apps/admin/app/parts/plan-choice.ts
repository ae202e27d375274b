import { z } from 'zod'

const ids = z.preprocess(
  (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.string().max(64)).max(500, 'Choose at most 500 plans.'),
)

/** What the ticks of `PlanTicks` send: the plans that the page showed, and those that were ticked. */
export const planTicks = { plans: ids, on: ids }

/** The plans that the page showed without a tick: those to switch off. */
export const plansOff = ({ plans, on }: { readonly plans: readonly string[]; readonly on: readonly string[] }) =>
  plans.filter((plan) => !on.includes(plan))
