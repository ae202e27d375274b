import type { ProductId, SeatId } from '@latchkey/core/ids'
import type { Seat } from '@latchkey/core/licensing/evaluate'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { seats } from '@latchkey/schema/tables/licensing'
import { and, count, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'

/** Ends rows of people and products. */
export async function endSeats(tx: Transaction, ids: readonly SeatId[], at: Date): Promise<void> {
  await inChunks(ids, (chunk) => tx.update(seats).set({ endsAt: at }).where(inArray(seats.id, chunk)))
}

/** Turns places in line into seats. */
export async function promoteSeats(tx: Transaction, ids: readonly SeatId[], at: Date): Promise<void> {
  await inChunks(ids, (chunk) => tx.update(seats).set({ state: 'held', heldSince: at }).where(inArray(seats.id, chunk)))
}

/** Gives rows another priority. */
export async function reorderSeats(
  tx: Transaction,
  steps: readonly { readonly seat: Seat; readonly priority: number }[],
): Promise<void> {
  for (const priority of new Set(steps.map((step) => step.priority))) {
    const ids = steps.filter((step) => step.priority === priority).map(({ seat }) => seat.id)
    await inChunks(ids, (chunk) => tx.update(seats).set({ priority }).where(inArray(seats.id, chunk)))
  }
}

/** The place in line, from 1, of somebody who waits for a product with this priority and number. */
export async function positionOf(
  db: Queries,
  productId: ProductId,
  place: { readonly priority: number; readonly queueOrder: number },
): Promise<number> {
  const { priority, queueOrder } = place
  const [row] = await db
    .select({ before: count() })
    .from(seats)
    .where(
      and(
        eq(seats.productId, productId),
        eq(seats.state, 'waiting'),
        isNull(seats.endsAt),
        or(gt(seats.priority, priority), and(eq(seats.priority, priority), lt(seats.queueOrder, queueOrder))),
      ),
    )
  return (row?.before ?? 0) + 1
}
