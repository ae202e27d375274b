import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { seats } from '@latchkey/schema/tables/licensing'
import { and, asc, desc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'

/** The columns of a seat that its evaluation reads. */
export const seatColumns = {
  id: seats.id,
  userId: seats.userId,
  productId: seats.productId,
  state: seats.state,
  priority: seats.priority,
  queueOrder: seats.queueOrder,
  heldSince: seats.heldSince,
  error: seats.error,
  because: seats.because,
}

const inLine = (db: Queries, where?: SQL) =>
  db
    .select(seatColumns)
    .from(seats)
    .where(and(eq(seats.productId, given('productId')), eq(seats.state, 'waiting'), isNull(seats.endsAt), where))
    .orderBy(desc(seats.priority), asc(seats.queueOrder), asc(seats.id))
    .limit(given('size'))

/** The first `size` people who wait for `productId`, in their order. */
export const headOfLine = prepared((db) => inLine(db))

/** As many behind somebody in line, who is told by `priority`, `queueOrder` and `id`. */
export const behindInLine = prepared((db) => inLine(db, and(lte(seats.priority, given('priority')), behind)))

const behind = sql`(${seats.priority} < ${given('priority')} or (${seats.queueOrder}, ${seats.id}) > (${given('queueOrder')}, ${given('id')}))`
