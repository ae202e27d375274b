import { listsOf } from '@latchkey/core/grouped'
import type { ProductId } from '@latchkey/core/ids'
import { movedBetween } from '@latchkey/core/licensing/moved'
import { type Places, placesOf } from '@latchkey/core/licensing/places'
import { among } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { planRelations, productPlans, products } from '@latchkey/schema/tables/licensing'
import { asc, eq, sql } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import { everyReplacement } from './product-rules.store.ts'

/** The places of all products as they are to be. */
export interface ProductPlaces {
  readonly places: Places
  /** The products whose holders may be judged otherwise than by the rules and places that are stored. */
  readonly concerned: readonly ProductId[]
}

/** The rank of one product as it would be. */
interface SupposedRank {
  readonly productId: ProductId
  readonly rank: number
}

/**
 * Decides the places of the whole catalog as they would be with another rank of one product. Four queries, whatever the
 * number of products; of plans only those are read that others need or that need others.
 */
export async function placesSupposing(db: Queries, rank: SupposedRank): Promise<ProductPlaces> {
  const { stored, places } = await decided(db, rank)
  return { places, concerned: withMoved([rank.productId], stored, places) }
}

/**
 * Stores the places that the rules give now. Whoever changes a rank, a replacement, a rule about plans, or which products there are with
 * which plans, calls it in the same transaction, with the products whose own rules have changed. Returns those and whichever have changed
 * their order beside them: the holders of all of these are to be looked at again.
 */
export async function keepPlaces(tx: Transaction, changed: readonly ProductId[]): Promise<readonly ProductId[]> {
  const { stored, places } = await decided(tx)
  const others = [...places].filter(([id, place]) => stored.get(id) !== place)
  await inChunks(others, (chunk) => {
    const cases = chunk.map(([id, place]) => sql`when ${id} then cast(${place} as integer)`)
    return tx
      .update(products)
      .set({ place: sql`case ${products.id} ${sql.join(cases, sql` `)} end` })
      .where(
        among(
          products.id,
          chunk.map(([id]) => id),
        ),
      )
  })
  return withMoved(changed, stored, places)
}

const withMoved = (changed: readonly ProductId[], stored: Places, places: Places): readonly ProductId[] => [
  ...new Set([...changed, ...movedBetween(stored, places, changed)]),
]

async function decided(
  db: Queries,
  supposing?: SupposedRank,
): Promise<{ readonly stored: Places; readonly places: Places }> {
  const all = await db
    .select({ id: products.id, rank: products.rank, place: products.place })
    .from(products)
    .orderBy(asc(products.id))
  const better = listsOf((await everyReplacement(db)).map((pair) => [pair.supersededId, pair.productId] as const))
  const needs = await db
    .select({ kind: planRelations.kind, planId: planRelations.planId, otherPlanId: planRelations.otherPlanId })
    .from(planRelations)
    .where(eq(planRelations.kind, 'requires'))
    .orderBy(asc(planRelations.planId), asc(planRelations.otherPlanId))
  const planIds = [...new Set(needs.flatMap(({ planId, otherPlanId }) => [planId, otherPlanId]))]
  const plans = await db
    .select({ productId: productPlans.productId, planId: productPlans.servicePlanId })
    .from(productPlans)
    .where(among(productPlans.servicePlanId, planIds))
    .orderBy(asc(productPlans.productId), asc(productPlans.servicePlanId))
  const plansOf = listsOf(plans.map(({ productId, planId }) => [productId, planId] as const))
  const catalog = all.map(({ id, rank }) => ({
    id,
    rank: supposing?.productId === id ? supposing.rank : rank,
    plans: plansOf.get(id) ?? [],
    supersededBy: better.get(id) ?? [],
  }))
  return { stored: new Map(all.map(({ id, place }) => [id, place])), places: placesOf(catalog, needs) }
}
