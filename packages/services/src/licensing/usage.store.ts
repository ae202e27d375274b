import type { ProductId } from '@latchkey/core/ids'
import type { SubscriptionState } from '@latchkey/core/licensing/units'
import { type Usage, usageOf } from '@latchkey/core/licensing/usage'
import type { Queries } from '@latchkey/schema/database'
import { seats, subscriptions } from '@latchkey/schema/tables/licensing'
import { and, count, inArray, isNull, sum } from 'drizzle-orm'

/** Units and seats of these products, in two queries. */
export async function usageOfProducts(
  db: Queries,
  productIds: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, Usage>> {
  if (productIds.length === 0) return new Map()
  const bought = await db
    .select({ productId: subscriptions.productId, state: subscriptions.state, units: sum(subscriptions.units) })
    .from(subscriptions)
    .where(inArray(subscriptions.productId, [...productIds]))
    .groupBy(subscriptions.productId, subscriptions.state)
  const used = await db
    .select({ productId: seats.productId, state: seats.state, seats: count(), errors: count(seats.error) })
    .from(seats)
    .where(and(inArray(seats.productId, [...productIds]), isNull(seats.endsAt)))
    .groupBy(seats.productId, seats.state)
  return new Map(
    productIds.map((id) => {
      const units: Partial<Record<SubscriptionState, number>> = {}
      for (const row of bought) if (row.productId === id) units[row.state] = Number(row.units ?? 0)
      const live = { held: 0, waiting: 0, superseded: 0, error: 0, errors: 0 }
      for (const row of used)
        if (row.productId === id) {
          live[row.state] = row.seats
          live.errors += row.errors
        }
      return [id, usageOf(units, live)]
    }),
  )
}
