import type { ProductId, ServicePlanId } from '@latchkey/core/ids'
import type { PlanInFile, ProductInFile, ProductsFile } from '@latchkey/core/imports/products-file'
import type { ProductChange, StoredProduct } from '@latchkey/core/imports/products-plan'
import { presetRank } from '@latchkey/core/licensing/presets'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { productPlans, products, servicePlans } from '@latchkey/schema/tables/licensing'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import { upserted } from './upserted.ts'

/** What is stored of the products and plans that a file names. */
export async function storedLike(
  db: Queries,
  file: ProductsFile,
): Promise<{ readonly products: readonly StoredProduct[]; readonly plans: readonly PlanInFile[] }> {
  const ids = file.products.map(({ id }) => id)
  const found = await inChunks(ids, (chunk) =>
    db
      .select({ id: products.id, skuPartNumber: products.skuPartNumber, displayName: products.displayName })
      .from(products)
      .where(inArray(products.id, chunk)),
  )
  const held = await inChunks(ids, (chunk) =>
    db.select().from(productPlans).where(inArray(productPlans.productId, chunk)),
  )
  const plans = await inChunks(
    file.plans.map(({ id }) => id),
    (chunk) => db.select().from(servicePlans).where(inArray(servicePlans.id, chunk)),
  )
  const planIds = new Map<ProductId, ServicePlanId[]>()
  for (const { productId, servicePlanId } of held.flat()) {
    const known = planIds.get(productId)
    if (known) known.push(servicePlanId)
    else planIds.set(productId, [servicePlanId])
  }
  return {
    products: found.flat().map((product) => ({ ...product, planIds: planIds.get(product.id) ?? [] })),
    plans: plans.flat(),
  }
}

/** Adds plans that are new and renames the others. */
export async function savePlans(tx: Transaction, plans: readonly PlanInFile[]): Promise<void> {
  await inChunks(plans, (chunk) =>
    tx
      .insert(servicePlans)
      .values(chunk)
      .onConflictDoUpdate({ target: servicePlans.id, set: upserted(['servicePlanName', 'displayName']) }),
  )
}

/** Adds products that are new, with the rank that is known of them; the revision of the others counts up. */
export async function saveProducts(tx: Transaction, all: readonly ProductInFile[], at: Date): Promise<void> {
  const rows = all.map(({ id, skuPartNumber, displayName }) => ({
    id,
    skuPartNumber,
    displayName,
    rank: presetRank(skuPartNumber),
    createdAt: at,
    revision: 0,
  }))
  await tx
    .insert(products)
    .values(rows)
    .onConflictDoUpdate({
      target: products.id,
      set: { ...upserted(['skuPartNumber', 'displayName']), revision: sql`${products.revision} + 1` },
    })
}

/** Puts plans into products. */
export async function includePlans(
  tx: Transaction,
  all: readonly { readonly productId: ProductId; readonly planIds: readonly ServicePlanId[] }[],
): Promise<void> {
  const rows = all.flatMap(({ productId, planIds }) => planIds.map((servicePlanId) => ({ productId, servicePlanId })))
  await inChunks(rows, (chunk) => tx.insert(productPlans).values(chunk))
}

/** Takes plans out of products. Few products ever lose one, so it is one statement for each that does. */
export async function excludePlans(tx: Transaction, changes: readonly ProductChange[]): Promise<void> {
  for (const { product, removedPlans } of changes)
    await inChunks(removedPlans, (chunk) =>
      tx
        .delete(productPlans)
        .where(and(eq(productPlans.productId, product.id), inArray(productPlans.servicePlanId, chunk))),
    )
}
