import type { ProductId, ServicePlanId } from '@latchkey/core/ids'
import { productsBelow } from '@latchkey/core/licensing/product-rules'
import type { Queries } from '@latchkey/schema/database'
import {
  planRelations,
  productPlans,
  productSupersedes,
  products,
  servicePlans,
} from '@latchkey/schema/tables/licensing'
import { asc, eq, inArray, or } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { type Plan, productById } from './licenses.store.ts'
import { everyReplacement } from './product-rules.store.ts'

/** A product that replaces this one or is replaced by it. */
export interface ReplacementRow {
  readonly id: ProductId
  readonly displayName: string
  readonly skuPartNumber: string
  /** Whether the rule came with the catalog. */
  readonly preset: boolean
}

/** A rule about two plans, of which the product has at least one. */
export interface PlanRuleRow {
  readonly kind: 'excludes' | 'requires'
  readonly plan: Plan
  readonly other: Plan
  readonly preset: boolean
}

/** A thing to choose. */
export interface RuleChoice {
  readonly id: string
  readonly name: string
}

/** The rules of a product, and what new ones can be made of. */
export interface ProductRulesShown {
  readonly replaces: readonly ReplacementRow[]
  /** What it replaces only because a product that it replaces does. */
  readonly replacesThrough: readonly RuleChoice[]
  readonly replacedBy: readonly ReplacementRow[]
  readonly planRules: readonly PlanRuleRow[]
  /** Every other product that it does not replace. */
  readonly productChoices: readonly RuleChoice[]
  /** Every plan there is. */
  readonly planChoices: readonly RuleChoice[]
}

/** The rules of a product for its page. Refuses with notFound, and who may not read products. */
export async function rulesOfProduct(portal: Portal, productId: ProductId): Promise<ProductRulesShown> {
  mustRead(portal, 'product.read')
  const db = portal.db.read
  await productById(db, productId)
  const [replaces, replacedBy, every, planRules, everyProduct, everyPlan] = await Promise.all([
    replacements(db, 'productId', productId),
    replacements(db, 'supersededId', productId),
    everyReplacement(db),
    planRulesOf(db, productId),
    db
      .select({ id: products.id, name: products.displayName, skuPartNumber: products.skuPartNumber })
      .from(products)
      .orderBy(asc(products.displayName), asc(products.id)),
    db
      .select({ id: servicePlans.id, name: servicePlans.displayName, servicePlanName: servicePlans.servicePlanName })
      .from(servicePlans)
      .orderBy(asc(servicePlans.displayName), asc(servicePlans.id)),
  ])
  const taken = new Set<ProductId>([productId, ...replaces.map(({ id }) => id)])
  const below = productsBelow(productId, every)
  return {
    replaces,
    replacesThrough: everyProduct.filter(({ id }) => below.has(id) && !taken.has(id)),
    replacedBy,
    planRules,
    productChoices: everyProduct
      .filter(({ id }) => !taken.has(id))
      .map(({ id, name, skuPartNumber }) => ({ id, name: `${name} (${skuPartNumber})` })),
    planChoices: everyPlan.map(({ id, name, servicePlanName }) => ({ id, name: `${name} (${servicePlanName})` })),
  }
}

/** The products on the other side of the rules in which a product stands on one side. */
const replacements = (db: Queries, side: 'productId' | 'supersededId', productId: ProductId) =>
  db
    .select({
      id: products.id,
      displayName: products.displayName,
      skuPartNumber: products.skuPartNumber,
      preset: productSupersedes.preset,
    })
    .from(productSupersedes)
    .innerJoin(
      products,
      eq(products.id, side === 'productId' ? productSupersedes.supersededId : productSupersedes.productId),
    )
    .where(eq(productSupersedes[side], productId))
    .orderBy(asc(products.displayName), asc(products.id))

async function planRulesOf(db: Queries, productId: ProductId): Promise<readonly PlanRuleRow[]> {
  const own = db
    .select({ id: productPlans.servicePlanId })
    .from(productPlans)
    .where(eq(productPlans.productId, productId))
  const rules = await db
    .select()
    .from(planRelations)
    .where(or(inArray(planRelations.planId, own), inArray(planRelations.otherPlanId, own)))
  const ids = [...new Set(rules.flatMap(({ planId, otherPlanId }) => [planId, otherPlanId]))]
  if (ids.length === 0) return []
  const named = new Map<ServicePlanId, Plan>(
    (await db.select().from(servicePlans).where(inArray(servicePlans.id, ids))).map((plan) => [plan.id, plan]),
  )
  return rules
    .flatMap(({ kind, planId, otherPlanId, preset }) => {
      const [plan, other] = [named.get(planId), named.get(otherPlanId)]
      return plan && other ? [{ kind, plan, other, preset }] : []
    })
    .sort((one, two) => compared(one, two))
}

const compared = (one: PlanRuleRow, two: PlanRuleRow): number => {
  const key = ({ kind, plan, other }: PlanRuleRow) => `${kind} ${plan.displayName} ${other.displayName} ${plan.id}`
  return key(one) < key(two) ? -1 : 1
}
