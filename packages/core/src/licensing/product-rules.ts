import type { ProductId, ServicePlanId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import type { PlanRule } from './presets.ts'

/** One product that is to replace another. */
export interface Replacement {
  readonly productId: ProductId
  readonly supersededId: ProductId
  /** Whether it does so already. */
  readonly present: boolean
  /** Everything that replaces the first product, at once or through others. */
  readonly above: ReadonlySet<ProductId>
}

/** Every reason not to let one product replace another. */
export const objectionsToReplacement: readonly Objection<Replacement>[] = [
  {
    code: 'replacesItself',
    kind: 'invalid',
    field: 'supersededId',
    says: 'A product cannot replace itself. Choose another one.',
    when: ({ productId, supersededId }) => productId === supersededId,
  },
  {
    code: 'replacedAlready',
    kind: 'conflict',
    field: 'supersededId',
    says: 'This product replaces that one already.',
    when: ({ present }) => present,
  },
  {
    code: 'replacesInACircle',
    kind: 'conflict',
    field: 'supersededId',
    says: 'That product replaces this one, so this one cannot replace it. Take the other rule away first.',
    when: ({ above, supersededId }) => above.has(supersededId),
  },
]

/** Every reason not to take such a rule away. */
export const objectionsToReplacementRemoval: readonly Objection<{ readonly present: boolean }>[] = [
  {
    code: 'notReplaced',
    kind: 'conflict',
    says: 'This product does not replace that one any more.',
    when: ({ present }) => !present,
  },
]

/** Two plans that are to exclude each other, or of which the first is to need the second. */
export interface PlanRuleWished extends PlanRule<ServicePlanId> {
  /** The rules about these two plans, in both directions. */
  readonly present: readonly PlanRule[]
}

/** Every reason not to add a rule about two plans. */
export const objectionsToPlanRule: readonly Objection<PlanRuleWished>[] = [
  {
    code: 'ruleOfOnePlan',
    kind: 'invalid',
    field: 'otherPlanId',
    says: 'A rule is about two plans. Choose another one.',
    when: ({ planId, otherPlanId }) => planId === otherPlanId,
  },
  {
    code: 'planRuleThere',
    kind: 'conflict',
    field: 'otherPlanId',
    says: 'This rule is there already.',
    when: ({ present, ...wished }) => present.some((rule) => isSame(rule, wished)),
  },
  {
    code: 'planRulesContradict',
    kind: 'conflict',
    field: 'otherPlanId',
    says: 'One of these plans cannot both need the other and exclude it. Take the other rule away first.',
    when: ({ present, kind }) => present.some((rule) => rule.kind !== kind),
  },
]

const isSame = (one: PlanRule, other: PlanRule): boolean =>
  one.kind === other.kind && one.planId === other.planId && one.otherPlanId === other.otherPlanId

/** Every reason not to take a rule about two plans away. */
export const objectionsToPlanRuleRemoval: readonly Objection<{ readonly present: boolean }>[] = [
  {
    code: 'planRuleGone',
    kind: 'conflict',
    says: 'This rule is not there any more.',
    when: ({ present }) => !present,
  },
]

/** Everything below a product: what it replaces, at once or through others. */
export const productsBelow = (
  productId: ProductId,
  pairs: readonly { readonly productId: ProductId; readonly supersededId: ProductId }[],
): ReadonlySet<ProductId> =>
  productsAbove(
    productId,
    pairs.map((pair) => ({ productId: pair.supersededId, supersededId: pair.productId })),
  )

/** Everything above a product: what replaces it, at once or through others. */
export function productsAbove(
  productId: ProductId,
  pairs: readonly { readonly productId: ProductId; readonly supersededId: ProductId }[],
): ReadonlySet<ProductId> {
  const found = new Set<ProductId>()
  const look = [productId]
  for (const at of look)
    for (const pair of pairs)
      if (pair.supersededId === at && !found.has(pair.productId)) {
        found.add(pair.productId)
        look.push(pair.productId)
      }
  return found
}
