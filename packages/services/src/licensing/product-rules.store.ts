import type { ProductId, ServicePlanId } from '@latchkey/core/ids'
import type { PlanRule } from '@latchkey/core/licensing/presets'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import {
  planRelations,
  presetsRefused,
  productPlans,
  productSupersedes,
  servicePlans,
} from '@latchkey/schema/tables/licensing'
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Plan } from './licenses.store.ts'

/** A product that replaces another, as it is stored. */
export type StoredReplacement = typeof productSupersedes.$inferSelect
/** A rule about two plans, as it is stored. */
export type StoredPlanRule = typeof planRelations.$inferSelect

/** Every pair of products of which the first replaces the second. There are few, and circles are found only among all. */
export const everyReplacement = (db: Queries): Promise<readonly StoredReplacement[]> =>
  db.select().from(productSupersedes).orderBy(asc(productSupersedes.productId), asc(productSupersedes.supersededId))

/** The rules about a plan or a pair of plans, whichever of the two comes first. */
export const rulesAbout = (
  db: Queries,
  planId: ServicePlanId,
  otherPlanId: ServicePlanId,
): Promise<readonly StoredPlanRule[]> =>
  db
    .select()
    .from(planRelations)
    .where(
      or(
        and(eq(planRelations.planId, planId), eq(planRelations.otherPlanId, otherPlanId)),
        and(eq(planRelations.planId, otherPlanId), eq(planRelations.otherPlanId, planId)),
      ),
    )

/** A plan by its id; refuses with notFound. */
export async function planById(db: Queries, id: ServicePlanId): Promise<Plan> {
  const [plan] = await db.select().from(servicePlans).where(eq(servicePlans.id, id))
  if (!plan) throw notFound('plan')
  return plan
}

/** The products that have any of these plans. */
export async function productsWith(db: Queries, planIds: readonly ServicePlanId[]): Promise<readonly ProductId[]> {
  if (planIds.length === 0) return []
  const rows = await db
    .selectDistinct({ productId: productPlans.productId })
    .from(productPlans)
    .where(inArray(productPlans.servicePlanId, [...planIds]))
    .orderBy(asc(productPlans.productId))
  return rows.map(({ productId }) => productId)
}

const ofReplacement = ({ productId, supersededId }: Pick<StoredReplacement, 'productId' | 'supersededId'>) =>
  and(eq(productSupersedes.productId, productId), eq(productSupersedes.supersededId, supersededId))

const ofRule = ({ kind, planId, otherPlanId }: PlanRule) =>
  and(eq(planRelations.kind, kind), eq(planRelations.planId, planId), eq(planRelations.otherPlanId, otherPlanId))

/** Takes the rule away that one product replaces another. */
export async function dropReplacement(
  tx: Transaction,
  pair: Pick<StoredReplacement, 'productId' | 'supersededId'>,
): Promise<void> {
  await tx.delete(productSupersedes).where(ofReplacement(pair))
}

/** Takes a rule about two plans away. */
export async function dropPlanRule(tx: Transaction, rule: PlanRule): Promise<void> {
  await tx.delete(planRelations).where(ofRule(rule))
}

/** Remembers that an administrator took a preset away, so that it does not come back with the next import. */
export async function refusePreset(tx: Transaction, key: string, at: Date): Promise<void> {
  await tx.insert(presetsRefused).values({ key, at }).onConflictDoNothing()
}
