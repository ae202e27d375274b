import type { ProductId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { given, prepared } from '@latchkey/schema/prepared'
import { licensePools } from '@latchkey/schema/tables/licensing'
import { eq, sql } from 'drizzle-orm'

/** What changes in the tally of a product. */
export interface PoolMove {
  readonly productId: ProductId
  /** How many seats more; fewer where it is negative. */
  readonly held: number
  readonly waiting: number
  /** The highest number that was given in the line; -1 where none was. */
  readonly lastOrder: number
}

const moved = prepared((db) =>
  db
    .update(licensePools)
    .set({
      held: sql`${licensePools.held} + ${given('held')}`,
      waiting: sql`${licensePools.waiting} + ${given('waiting')}`,
      lastOrder: sql`case when ${licensePools.lastOrder} < ${given('lastOrder')} then ${given('lastOrder')} else ${licensePools.lastOrder} end`,
    })
    .where(eq(licensePools.productId, given('productId')))
    .returning({ productId: licensePools.productId }),
)

/** Moves the tallies, in one order everywhere so that two transactions meet the products in the same order. */
export async function movePools(tx: Transaction, moves: readonly PoolMove[]): Promise<void> {
  for (const move of [...moves].sort((one, other) => (one.productId < other.productId ? -1 : 1))) {
    const known = await moved(tx, { ...move })
    if (known.length === 0) await insert(tx, licensePools, [{ ...move, overSince: null }])
  }
}
