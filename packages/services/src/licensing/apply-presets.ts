import type { ProductId } from '@latchkey/core/ids'
import { presetKey, presetPairs, presetRules } from '@latchkey/core/licensing/presets'
import { productsBelow } from '@latchkey/core/licensing/product-rules'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import {
  licensePools,
  planRelations,
  presetsRefused,
  productSupersedes,
  products,
  servicePlans,
} from '@latchkey/schema/tables/licensing'
import { eq, inArray } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import { keepPlaces } from './product-places.store.ts'
import { everyReplacement, productsWith } from './product-rules.store.ts'
import { relicenseWide } from './relicense-wide.ts'

/**
 * Adds the rules that are known of well-known products, where both sides of a rule are there, marked as preset. What an administrator
 * took away stays away, and what one made stays as it is. Then gives all products their places, so it ends every change of which
 * products there are, or which plans they have. Returns the products whose holders may be concerned.
 */
export async function applyPresets(tx: Transaction): Promise<readonly ProductId[]> {
  const refused = new Set((await tx.select({ key: presetsRefused.key }).from(presetsRefused)).map(({ key }) => key))
  const pairs = await addReplacements(tx, refused)
  const rules = await addPlanRules(tx, refused)
  return keepPlaces(tx, [
    ...(await withThoseBelow(
      tx,
      pairs.map(({ supersededId }) => supersededId),
    )),
    ...(await productsWith(
      tx,
      rules.map(({ planId }) => planId),
    )),
  ])
}

/** Products with everything that they replace: what replaces them replaces that too. */
async function withThoseBelow(tx: Transaction, productIds: readonly ProductId[]): Promise<readonly ProductId[]> {
  const all = await everyReplacement(tx)
  return productIds.flatMap((id) => [id, ...productsBelow(id, all)])
}

async function addReplacements(tx: Transaction, refused: ReadonlySet<string>) {
  const all = await tx.select({ id: products.id, skuPartNumber: products.skuPartNumber }).from(products)
  const there = new Set(
    (await everyReplacement(tx)).map(({ productId, supersededId }) => presetKey.pair(productId, supersededId)),
  )
  const added = presetPairs(all)
    .map(([better, lesser]) => ({ productId: better.id, supersededId: lesser.id, preset: true }))
    .filter(({ productId, supersededId }) => isNew(presetKey.pair(productId, supersededId), there, refused))
  await insert(tx, productSupersedes, added)
  return added
}

async function addPlanRules(tx: Transaction, refused: ReadonlySet<string>) {
  const plans = await tx
    .select({ id: servicePlans.id, servicePlanName: servicePlans.servicePlanName })
    .from(servicePlans)
  const there = new Set((await tx.select().from(planRelations)).map(presetKey.rule))
  const added = presetRules(plans)
    .filter((rule) => isNew(presetKey.rule(rule), there, refused))
    .map((rule) => ({ ...rule, preset: true }))
  await insert(tx, planRelations, added)
  return added
}

const isNew = (key: string, there: ReadonlySet<string>, refused: ReadonlySet<string>): boolean =>
  !there.has(key) && !refused.has(key)

/** Brings the holders of products in line with rules that have changed; a run does it for each product that many hold. */
export async function relicenseHolders(
  portal: Portal,
  tx: Transaction,
  productIds: readonly ProductId[],
  cause: string,
): Promise<void> {
  const held = await inChunks([...productIds].sort(), (chunk) =>
    tx
      .select({ id: products.id, displayName: products.displayName })
      .from(licensePools)
      .innerJoin(products, eq(products.id, licensePools.productId))
      .where(inArray(licensePools.productId, chunk)),
  )
  for (const { id, displayName } of held.flat().sort((one, other) => (one.id < other.id ? -1 : 1)))
    await relicenseWide(portal, tx, {
      kind: 'productLicenses',
      productId: id,
      cause,
      target: { type: 'product', id, name: displayName },
    })
}
