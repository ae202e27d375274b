/**
 * Families of products, best first: who holds a product of one step needs none of a later step. Products of the same step are editions
 * of each other, of which none replaces another. By skuPartNumber, as Microsoft publishes them
 * (https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference), and as their plans contain each other there.
 */
const families: readonly (readonly (readonly string[])[])[] = [
  // Microsoft 365 for enterprises and for front line
  [['SPE_E5_CALLINGMINUTES'], ['SPE_E5', 'Microsoft_365_E5'], ['SPE_E5_NOPSTNCONF'], ['SPE_E3', 'Microsoft_365_E3']],
  [['SPE_E3', 'Microsoft_365_E3'], ['SPE_F1'], ['M365_F1', 'M365_F1_COMM']],
  [['O365_w/o_Teams_Bundle_M5'], ['O365_w/o Teams Bundle_M3'], ['Microsoft_365_F3_EEA_(no_Teams)']],
  [['Microsoft_365_F3_EEA_(no_Teams)'], ['Microsoft_365_F1_EEA_(no_Teams)']],
  [['SPE_E5', 'Microsoft_365_E5'], ['O365_w/o_Teams_Bundle_M5']],
  [
    ['SPE_E3', 'Microsoft_365_E3'],
    ['O365_w/o Teams Bundle_M3', 'Microsoft_365_E3_(no_Teams)'],
    ['Office_365_E3_(no_Teams)'],
  ],
  [['SPE_F1'], ['Microsoft_365_F3_EEA_(no_Teams)']],

  // Office 365, alone and inside Microsoft 365
  [['ENTERPRISEPREMIUM'], ['ENTERPRISEPREMIUM_NOPSTNCONF'], ['ENTERPRISEPACK'], ['STANDARDPACK'], ['DESKLESSPACK']],
  [['Office_365_w/o_Teams_Bundle_E5'], ['O365_w/o_Teams_Bundle_E3'], ['Office_365_w/o_Teams_Bundle_E1']],
  [['Office_365_w/o_Teams_Bundle_E1'], ['Office_365_F3_EEA_(no_Teams)']],
  [['SPE_E5', 'Microsoft_365_E5'], ['ENTERPRISEPREMIUM']],
  [['SPE_E5_NOPSTNCONF'], ['ENTERPRISEPREMIUM_NOPSTNCONF']],
  [['SPE_E3', 'Microsoft_365_E3'], ['ENTERPRISEPACK']],
  [['SPE_F1'], ['DESKLESSPACK']],
  [['O365_w/o_Teams_Bundle_M5'], ['Office_365_w/o_Teams_Bundle_E5']],
  [['O365_w/o Teams Bundle_M3'], ['O365_w/o_Teams_Bundle_E3']],
  [['ENTERPRISEPACK'], ['OFFICESUBSCRIPTION']],

  // Microsoft 365 for businesses
  [['SPB'], ['O365_BUSINESS_PREMIUM', 'SMB_BUSINESS_PREMIUM'], ['O365_BUSINESS_ESSENTIALS', 'SMB_BUSINESS_ESSENTIALS']],
  [
    ['O365_BUSINESS_PREMIUM', 'SMB_BUSINESS_PREMIUM'],
    ['O365_BUSINESS', 'SMB_BUSINESS'],
  ],
  [['Office_365_w/o_Teams_Bundle_Business_Premium'], ['Office_365_w/o_Teams_Bundle_Business_Standard']],

  // Enterprise Mobility + Security, Microsoft Entra ID
  [['EMSPREMIUM'], ['EMS'], ['AAD_PREMIUM']],
  [['EMSPREMIUM'], ['AAD_PREMIUM_P2'], ['AAD_PREMIUM'], ['AAD_BASIC']],
  [['EMS'], ['INTUNE_A', 'RIGHTSMANAGEMENT']],
  [['SPE_E5', 'Microsoft_365_E5', 'SPE_E5_NOPSTNCONF'], ['EMSPREMIUM']],
  [['SPE_E3', 'Microsoft_365_E3'], ['EMS']],

  // Single services
  [['EXCHANGEENTERPRISE'], ['EXCHANGESTANDARD'], ['EXCHANGEDESKLESS']],
  [['ENTERPRISEPACK'], ['EXCHANGEENTERPRISE', 'SHAREPOINTENTERPRISE']],
  [['STANDARDPACK'], ['EXCHANGESTANDARD', 'SHAREPOINTSTANDARD']],
  [['SHAREPOINTENTERPRISE'], ['SHAREPOINTSTANDARD']],
  [['WACONEDRIVEENTERPRISE'], ['WACONEDRIVESTANDARD']],
  [['THREAT_INTELLIGENCE'], ['ATP_ENTERPRISE']],
  [
    ['PBI_PREMIUM_PER_USER', 'PBI_PREMIUM_PER_USER_DEPT'],
    ['POWER_BI_PRO', 'POWER_BI_PRO_CE', 'POWER_BI_PRO_DEPT'],
    ['POWER_BI_STANDARD'],
  ],
  [['ENTERPRISEPREMIUM'], ['POWER_BI_PRO', 'POWER_BI_PRO_CE', 'POWER_BI_PRO_DEPT']],
  [
    ['PROJECTPREMIUM'],
    ['PROJECTPROFESSIONAL', 'PROJECT_PLAN3_DEPT'],
    ['PROJECT_P1', 'PROJECT_PLAN1_DEPT'],
    ['PROJECTESSENTIALS'],
  ],
  [
    ['VISIOCLIENT', 'VISIO_PLAN2_DEPT'],
    ['VISIOONLINE_PLAN1', 'VISIO_PLAN1_DEPT'],
  ],
  [['WIN10_VDA_E5'], ['WIN10_VDA_E3']],

  // Education and government
  [['ENTERPRISEPREMIUM_FACULTY'], ['ENTERPRISEPACKPLUS_FACULTY'], ['STANDARDWOFFPACK_FACULTY']],
  [['ENTERPRISEPREMIUM_STUDENT'], ['ENTERPRISEPACKPLUS_STUDENT'], ['STANDARDWOFFPACK_STUDENT']],
  [['M365EDU_A5_FACULTY'], ['M365EDU_A3_FACULTY']],
  [['M365EDU_A5_STUDENT'], ['M365EDU_A3_STUDENT']],
  [['PBI_PREMIUM_PER_USER_FACULTY'], ['POWER_BI_PRO_FACULTY'], ['POWER_BI_STANDARD_FACULTY']],
  [['ENTERPRISEPREMIUM_GOV'], ['ENTERPRISEPACK_GOV'], ['STANDARDPACK_GOV']],
  [['M365_G5_GCC'], ['M365_G3_GOV'], ['ENTERPRISEPACK_GOV']],
  [['EMSPREMIUM_GOV'], ['EMS_GOV']],
]

function replacedAtOnce(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const family of families)
    family.forEach((step, nth) => {
      for (const better of step) {
        const lesser = found.get(better) ?? new Set()
        found.set(better, lesser)
        for (const one of family[nth + 1] ?? []) lesser.add(one)
      }
    })
  return found
}

/** For each product, those that it replaces at once, by part number. */
const atOnce = replacedAtOnce()

/** Plans of which a person can have one only, by servicePlanName (Microsoft Entra: MutuallyExclusiveViolation). */
export const presetExclusions: readonly (readonly string[])[] = [
  ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_STANDARD', 'EXCHANGE_S_DESKLESS'],
  ['EXCHANGE_S_ENTERPRISE_GOV', 'EXCHANGE_S_STANDARD_GOV'],
  ['SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD', 'SHAREPOINTDESKLESS'],
  ['MCOSTANDARD', 'MCOIMP'],
  ['OFFICESUBSCRIPTION', 'OFFICE_BUSINESS'],
]

/** Plans that do nothing without one of others, by servicePlanName (Microsoft Entra: DependencyViolation). */
export const presetNeeds: readonly (readonly [plan: string, oneOf: readonly string[]])[] = [
  ['EXCHANGE_S_ARCHIVE_ADDON', ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_STANDARD', 'EXCHANGE_S_DESKLESS']],
  ['MCOPSTN1', ['MCOEV']],
  ['MCOPSTN2', ['MCOEV']],
  ['BI_AZURE_P3', ['BI_AZURE_P2']],
]

/** Single products that have the larger of two plans that clash, where the suite with the smaller one stands higher in its family. */
const ranksOfSingles: Readonly<Record<string, number>> = {
  EXCHANGEENTERPRISE: 25,
  SHAREPOINTENTERPRISE: 25,
  PROJECTPREMIUM: 25,
  PROJECTPROFESSIONAL: 25,
  PROJECT_PLAN3_DEPT: 25,
  EXCHANGESTANDARD: 22,
  SHAREPOINTSTANDARD: 22,
}

/**
 * The rank with which a product begins: ten for each step that its family goes down from it, so that of two products whose plans clash the
 * better one keeps its own; 0 for products of no family.
 */
export function presetRank(skuPartNumber: string): number {
  const name = spelled(skuPartNumber)
  return ranksOfSingles[name] ?? 10 * stepsBelow(name)
}

const stepsBelow = (name: string): number =>
  [...(atOnce.get(name) ?? [])].reduce((most, lesser) => Math.max(most, 1 + stepsBelow(lesser)), 0)

/** A part number as it is compared: the published list has some with spaces at their end, and with spaces that do not break. */
const spelled = (skuPartNumber: string): string => skuPartNumber.replace(/\s+/g, ' ').trim()

/**
 * The pairs of these products of which the first replaces the second, without those that follow from others: a product that replaces
 * one replaces what that one replaces. A product between two of a family need not be among them: who has Microsoft 365 E5 needs no
 * Office 365 E1, whatever else was bought.
 */
export function presetPairs<Product extends { readonly skuPartNumber: string }>(
  products: readonly Product[],
): readonly (readonly [better: Product, lesser: Product])[] {
  const named = new Map<string, Product[]>()
  for (const product of products) {
    const name = spelled(product.skuPartNumber)
    named.set(name, [...(named.get(name) ?? []), product])
  }
  return products.flatMap((better) => {
    const below = [...everythingBelow(spelled(better.skuPartNumber))].filter((name) => named.has(name))
    const further = new Set(below.flatMap((name) => [...everythingBelow(name)]))
    const next = below.filter((name) => !further.has(name))
    return next.flatMap((name) => (named.get(name) ?? []).map((lesser) => [better, lesser] as const))
  })
}

function everythingBelow(name: string): ReadonlySet<string> {
  const found = new Set<string>()
  const look = [name]
  for (const at of look)
    for (const lesser of atOnce.get(at) ?? [])
      if (!found.has(lesser)) {
        found.add(lesser)
        look.push(lesser)
      }
  return found
}

/** A rule about two plans. */
export interface PlanRule<Id extends string = string> {
  readonly kind: 'excludes' | 'requires'
  readonly planId: Id
  readonly otherPlanId: Id
}

/** A rule as it is kept: of two plans that exclude each other the smaller id comes first, so that no pair is there twice. */
export const keptRule = <Rule extends PlanRule>(rule: Rule): Rule =>
  rule.kind === 'excludes' && rule.otherPlanId < rule.planId
    ? { ...rule, planId: rule.otherPlanId, otherPlanId: rule.planId }
    : rule

/** Every rule about these plans. One whose other plan is not among them is left out. */
export function presetRules<Id extends string>(
  plans: readonly { readonly id: Id; readonly servicePlanName: string }[],
): readonly PlanRule<Id>[] {
  const idsOf = (name: string) => plans.filter(({ servicePlanName }) => servicePlanName === name).map(({ id }) => id)
  const excluding = presetExclusions.flatMap((names) =>
    names.flatMap((one, nth) =>
      names.slice(nth + 1).flatMap((other) => paired('excludes', idsOf(one), idsOf(other)).map(keptRule)),
    ),
  )
  const needing = presetNeeds.flatMap(([plan, oneOf]) => paired('requires', idsOf(plan), oneOf.flatMap(idsOf)))
  return [...excluding, ...needing]
}

const paired = <Id extends string>(
  kind: PlanRule['kind'],
  planIds: readonly Id[],
  otherIds: readonly Id[],
): readonly PlanRule<Id>[] =>
  planIds.flatMap((planId) => otherIds.map((otherPlanId) => ({ kind, planId, otherPlanId })))

/** By what a preset is remembered that an administrator took away. */
export const presetKey = {
  pair: (productId: string, supersededId: string): string => `supersedes ${productId} ${supersededId}`,
  rule: ({ kind, planId, otherPlanId }: PlanRule): string => `${kind} ${planId} ${otherPlanId}`,
}
