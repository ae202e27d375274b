import { listsOf } from '@latchkey/core/grouped'
import type { ProductId } from '@latchkey/core/ids'
import type { PlanRelation, ProductFacts } from '@latchkey/core/licensing/evaluate'
import { assignableStates } from '@latchkey/core/licensing/units'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import {
  licensePools,
  planRelations,
  productPlans,
  productSupersedes,
  products,
  subscriptions,
} from '@latchkey/schema/tables/licensing'
import { and, eq, inArray, sum } from 'drizzle-orm'

/** What is stored of a product that its evaluation reads; the line is read apart, as far as it is needed. */
export interface StoredFacts extends Omit<ProductFacts, 'line' | 'cut'> {
  readonly displayName: string
  readonly waiting: number
}

/** Products with the relations of their plans. */
export interface ProductRules {
  readonly products: readonly StoredFacts[]
  readonly relations: readonly PlanRelation[]
}

const found = prepared((db) =>
  db
    .select({
      id: products.id,
      displayName: products.displayName,
      place: products.place,
      allowedCountries: products.allowedCountries,
      held: licensePools.held,
      waiting: licensePools.waiting,
      lastOrder: licensePools.lastOrder,
    })
    .from(products)
    .leftJoin(licensePools, eq(licensePools.productId, products.id))
    .where(amongGiven(products.id, 'ids')),
)

const units = prepared((db) =>
  db
    .select({ productId: subscriptions.productId, units: sum(subscriptions.units) })
    .from(subscriptions)
    .where(and(amongGiven(subscriptions.productId, 'ids'), inArray(subscriptions.state, [...assignableStates])))
    .groupBy(subscriptions.productId),
)

const plans = prepared((db) =>
  db
    .select({ productId: productPlans.productId, planId: productPlans.servicePlanId })
    .from(productPlans)
    .where(amongGiven(productPlans.productId, 'ids'))
    .orderBy(productPlans.productId, productPlans.servicePlanId),
)

const better = prepared((db) =>
  db
    .select({ id: productSupersedes.productId, supersededId: productSupersedes.supersededId })
    .from(productSupersedes)
    .where(amongGiven(productSupersedes.supersededId, 'ids'))
    .orderBy(productSupersedes.productId),
)

const related = prepared((db) =>
  db
    .select({ kind: planRelations.kind, planId: planRelations.planId, otherPlanId: planRelations.otherPlanId })
    .from(planRelations)
    .innerJoin(productPlans, eq(productPlans.servicePlanId, planRelations.planId))
    .where(amongGiven(productPlans.productId, 'ids')),
)

/**
 * What replaces each of these products, at any remove: where the first replaces the second and the second the third, the first
 * replaces the third also for somebody who has no reason for the second. One query more for each remove.
 */
async function betterProducts(
  db: Queries,
  productIds: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, readonly ProductId[]>> {
  const direct = new Map<ProductId, readonly ProductId[]>()
  for (let ids = [...productIds]; ids.length > 0; ) {
    const rows = listsOf((await better(db, { ids: listed(ids) })).map((row) => [row.supersededId, row.id] as const))
    for (const id of ids) direct.set(id, rows.get(id) ?? [])
    ids = [...new Set([...rows.values()].flat())].filter((id) => !direct.has(id))
  }
  const all = (id: ProductId): readonly ProductId[] => {
    const found = new Set(direct.get(id))
    for (const each of found) for (const above of direct.get(each) ?? []) found.add(above)
    found.delete(id)
    return [...found]
  }
  return new Map(productIds.map((id) => [id, all(id)]))
}

/** These products with their plans, rules and tallies. A handful of queries, whatever the number. */
export async function productFactsOf(db: Queries, productIds: readonly ProductId[]): Promise<ProductRules> {
  if (productIds.length === 0) return { products: [], relations: [] }
  const ids = { ids: listed(productIds) }
  const unitsOf = new Map((await units(db, ids)).map((row) => [row.productId, Number(row.units)]))
  const plansOf = listsOf((await plans(db, ids)).map((row) => [row.productId, row.planId] as const))
  const betterThan = await betterProducts(db, productIds)
  return {
    products: (await found(db, ids)).map((row) => ({
      ...row,
      units: unitsOf.get(row.id) ?? 0,
      held: row.held ?? 0,
      waiting: row.waiting ?? 0,
      lastOrder: row.lastOrder ?? -1,
      plans: plansOf.get(row.id) ?? [],
      supersededBy: betterThan.get(row.id) ?? [],
    })),
    relations: unique(await related(db, ids)),
  }
}

/** A plan of two products brings its relations twice. */
const unique = (relations: readonly PlanRelation[]): readonly PlanRelation[] => [
  ...new Map(relations.map((each) => [`${each.kind} ${each.planId} ${each.otherPlanId}`, each])).values(),
]
