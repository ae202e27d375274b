import type { TallyMove } from '@latchkey/core/licensing/after-steps'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { given, prepared } from '@latchkey/schema/prepared'
import { licensePools } from '@latchkey/schema/tables/licensing'
import { eq, sql } from 'drizzle-orm'

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
export async function movePools(tx: Transaction, moves: readonly TallyMove[]): Promise<void> {
  for (const move of [...moves].sort((one, other) => (one.productId < other.productId ? -1 : 1))) {
    const known = await moved(tx, { ...move })
    if (known.length === 0) await insert(tx, licensePools, [{ ...move, overSince: null }])
  }
}
