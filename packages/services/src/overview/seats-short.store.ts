import type { ProductId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { products, subscriptions } from '@latchkey/schema/tables/licensing'
import { asc, inArray } from 'drizzle-orm'
import { usageOfProducts } from '../licensing/usage.store.ts'

/** A product that has no free seat, or a line, or more seats than units. */
export interface ShortProduct {
  readonly id: ProductId
  readonly displayName: string
  readonly units: number
  readonly held: number
  readonly waiting: number
  readonly free: number
  readonly overassigned: number
}

/** The seats of everything that was bought, and the products that are short of them, the longest line first. */
export async function seatsOfAll(
  db: Queries,
): Promise<{ readonly units: number; readonly held: number; readonly short: readonly ShortProduct[] }> {
  const bought = await db
    .select({ id: products.id, displayName: products.displayName })
    .from(products)
    .where(inArray(products.id, db.select({ id: subscriptions.productId }).from(subscriptions)))
    .orderBy(asc(products.displayName), asc(products.id))
  const usage = await usageOfProducts(
    db,
    bought.map(({ id }) => id),
  )
  const all = bought.flatMap((product) => {
    const known = usage.get(product.id)
    return known ? [{ ...product, ...known }] : []
  })
  return {
    units: all.reduce((sum, { units }) => sum + units, 0),
    held: all.reduce((sum, { held }) => sum + held, 0),
    short: all
      .filter(({ free, waiting, overassigned }) => free === 0 || waiting > 0 || overassigned > 0)
      .sort((one, other) => other.waiting - one.waiting || other.overassigned - one.overassigned)
      .map(({ id, displayName, units, held, waiting, free, overassigned }) => ({
        id,
        displayName,
        units,
        held,
        waiting,
        free,
        overassigned,
      })),
  }
}
