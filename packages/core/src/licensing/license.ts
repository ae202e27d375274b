import type { ServicePlanId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { samePlans } from './plans.ts'

/** A choice of plans to switch off in a product. */
export interface PlanChoice {
  readonly disabledPlans: readonly ServicePlanId[]
  /** The plans of the product. */
  readonly plans: readonly ServicePlanId[]
  /** The plans that are switched off now, where the product is given already; else null. */
  readonly present: readonly ServicePlanId[] | null
}

const unknownPlan: Objection<PlanChoice> = {
  code: 'planNotOfProduct',
  kind: 'invalid',
  field: 'disabledPlans',
  says: 'One of the chosen plans is not part of this product. Load the page again.',
  when: ({ disabledPlans, plans }) => disabledPlans.some((plan) => !plans.includes(plan)),
}

/** A product that a group is about to give to its members, or whose plans change. */
export const objectionsToGroupLicense: readonly Objection<PlanChoice>[] = [
  unknownPlan,
  {
    code: 'groupLicenseAssigned',
    kind: 'conflict',
    field: 'productId',
    says: 'This group gives this product already, with the same plans.',
    when: ({ disabledPlans, present }) => present !== null && samePlans(present, disabledPlans),
  },
]

/** A product that is about to be assigned to a person directly, or whose plans change. */
export interface DirectLicense extends PlanChoice {
  /** The country in which the person uses it; null where it is not known. */
  readonly usageLocation: string | null
}

/** Every reason not to assign a product to a person directly. */
export const objectionsToDirectLicense: readonly Objection<DirectLicense>[] = [
  {
    // Microsoft Entra: ProhibitedInUsageLocationViolation; some services may not be offered in every country.
    code: 'usageLocationMissing',
    kind: 'conflict',
    says: 'The usage location of this person is not set. Set the country in which they work first.',
    when: ({ usageLocation }) => usageLocation === null,
  },
  unknownPlan,
  {
    code: 'licenseAssigned',
    kind: 'conflict',
    field: 'productId',
    says: 'This person has this product directly already, with the same plans.',
    when: ({ disabledPlans, present }) => present !== null && samePlans(present, disabledPlans),
  },
]

/** Every reason not to take a product away from a group. */
export const objectionsToGroupLicenseRemoval: readonly Objection<{ readonly given: boolean }>[] = [
  {
    code: 'groupLicenseNotAssigned',
    kind: 'conflict',
    says: 'This group does not give this product any more.',
    when: ({ given }) => !given,
  },
]

/** Every reason not to take a directly assigned product away. */
export const objectionsToDirectLicenseRemoval: readonly Objection<{ readonly given: boolean }>[] = [
  {
    code: 'licenseNotAssigned',
    kind: 'conflict',
    says: 'This person does not have this product directly. If a group gives it, take them out of the group.',
    when: ({ given }) => !given,
  },
]
