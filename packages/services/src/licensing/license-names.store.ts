import type { StandingBecause } from '@latchkey/core/licensing/evaluate'
import type { Queries } from '@latchkey/schema/database'
import { products, servicePlans } from '@latchkey/schema/tables/licensing'
import { inArray } from 'drizzle-orm'

/** The names of the products and plans that causes tell of, by id. */
export async function namesIn(db: Queries, causes: readonly StandingBecause[]): Promise<ReadonlyMap<string, string>> {
  const productIds = [...new Set(causes.flatMap(({ supersededBy }) => supersededBy ?? []))]
  const planIds = [
    ...new Set(causes.flatMap(({ heldBack = [] }) => heldBack.flatMap((row) => [row.planId, row.otherPlanId]))),
  ]
  const found = [
    ...(productIds.length === 0
      ? []
      : await db
          .select({ id: products.id, name: products.displayName })
          .from(products)
          .where(inArray(products.id, productIds))),
    ...(planIds.length === 0
      ? []
      : await db
          .select({ id: servicePlans.id, name: servicePlans.displayName })
          .from(servicePlans)
          .where(inArray(servicePlans.id, planIds))),
  ]
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** A plan that is held back, with the names of both. */
export interface HeldBackNamed {
  readonly planId: string
  readonly plan: string
  readonly other: string
  readonly why: 'excludes' | 'requires'
}

/** The plans that a cause holds back, with their names. */
export const heldBackNamed = (
  because: StandingBecause | null,
  names: ReadonlyMap<string, string>,
): readonly HeldBackNamed[] =>
  (because?.heldBack ?? []).map(({ planId, otherPlanId, why }) => ({
    planId,
    plan: names.get(planId) ?? planId,
    other: names.get(otherPlanId) ?? otherPlanId,
    why,
  }))
