import type { ProductId } from '@latchkey/core/ids'
import type { Seat } from '@latchkey/core/licensing/evaluate'
import { graceEnds, seatsToCut, type UnitsOf, unitsKept } from '@latchkey/core/licensing/grace'
import { mostAtOnce } from '@latchkey/core/licensing/run'
import { seatsForLine } from '@latchkey/core/licensing/units'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { licensePools, seats } from '@latchkey/schema/tables/licensing'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { subscriptionsOf } from './licenses.store.ts'
import { seatColumns } from './line.store.ts'
import { productFactsOf } from './product-facts.store.ts'
import { relicense } from './relicense.ts'
import { queueRun } from './relicense-wide.ts'

/**
 * Brings the seats of a product in line with its units, in the transaction of the change. More units go to the line at once. Fewer
 * units than seats begin a grace period, in which nobody loses a seat; units that were deleted take their seats along.
 */
export async function unitsChanged(
  portal: Portal,
  tx: Transaction,
  productId: ProductId,
  change: { readonly from: UnitsOf; readonly to: UnitsOf } | null = null,
): Promise<void> {
  const { products } = await productFactsOf(tx, [productId])
  const [product] = products
  if (!product) return
  const kept = unitsKept(await subscriptionsOf(tx, [productId]))
  const cut = change ? seatsToCut({ held: product.held, kept, ...change }) : 0
  if (cut > 0) await cutSeats(portal, tx, productId, cut)
  await noteGrace(portal, tx, productId, product.held - cut > kept)
  const free = seatsForLine(product)
  if (free === 0) return
  if (free <= mostAtOnce) await relicense(portal, tx, [], { products: [productId] })
  else await queueLine(portal, tx, product, free)
}

const queueLine = (
  portal: Portal,
  tx: Transaction,
  product: { readonly id: ProductId; readonly displayName: string },
  people: number,
) =>
  queueRun(
    portal,
    tx,
    {
      kind: 'productLicenses',
      productId: product.id,
      cause: `${product.displayName} has more units`,
      target: { type: 'product', id: product.id, name: product.displayName },
    },
    people,
  )

/** Takes the latest seats of a product off; those who had them stand in line where they came. */
export async function cutSeats(portal: Portal, tx: Transaction, productId: ProductId, number: number): Promise<void> {
  const latest = await latestSeats(tx, productId, number)
  await relicense(
    portal,
    tx,
    latest.map(({ userId }) => userId),
    { cuts: new Map([[productId, latest]]) },
  )
}

/** So many seats of a product, those that came last first: they are the ones that come off. */
export const latestSeats = (db: Queries, productId: ProductId, number: number): Promise<readonly Seat[]> =>
  db
    .select(seatColumns)
    .from(seats)
    .where(and(eq(seats.productId, productId), eq(seats.state, 'held'), isNull(seats.endsAt)))
    .orderBy(desc(seats.heldSince), desc(seats.queueOrder), desc(seats.id))
    .limit(number)

/** Begins the grace period of a product, or ends it. One that runs is not begun anew. */
async function noteGrace(portal: Portal, tx: Transaction, productId: ProductId, over: boolean): Promise<void> {
  const [pool] = await tx
    .select({ overSince: licensePools.overSince })
    .from(licensePools)
    .where(eq(licensePools.productId, productId))
  if (!pool || (pool.overSince !== null) === over) return
  await tx
    .update(licensePools)
    .set({ overSince: over ? portal.now() : null })
    .where(eq(licensePools.productId, productId))
}

/** Takes off what a product's units do not cover, where its grace period is over; ends the period where it has been mended. Says whether seats came off. */
export async function endGrace(portal: Portal, tx: Transaction, productId: ProductId): Promise<boolean> {
  const [pool] = await tx.select().from(licensePools).where(eq(licensePools.productId, productId))
  if (!pool?.overSince) return false
  const excess = pool.held - unitsKept(await subscriptionsOf(tx, [productId]))
  if (excess > 0 && graceEnds(pool.overSince) > portal.now()) return false
  if (excess > 0) await cutSeats(portal, tx, productId, excess)
  await noteGrace(portal, tx, productId, false)
  return excess > 0
}
