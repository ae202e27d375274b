import type { ProductId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { seats } from '@latchkey/schema/tables/licensing'
import { eq, sql } from 'drizzle-orm'

/** How many seats were taken at the end of a month; for the month that runs, now. */
export interface MonthOfSeats {
  /** `YYYY-MM`. */
  readonly month: string
  readonly held: number
}

/** How many months a trend tells. */
const monthsShown = 12

/** How many seats of a product were taken at the end of each of the last twelve months, oldest first. One query, from the dates of the seats. */
export async function seatsByMonth(db: Queries, productId: ProductId, now: Date): Promise<readonly MonthOfSeats[]> {
  const months = lastMonths(now)
  const counts = Object.fromEntries(months.map(({ month, at }) => [month, takenAt(at)]))
  const [row] = await db.select(counts).from(seats).where(eq(seats.productId, productId))
  return months.map(({ month }) => ({ month, held: Number(row?.[month] ?? 0) }))
}

// A row that follows another keeps the day since when the seat is held, but not the day on which it began itself.
const takenAt = (at: Date) =>
  sql<number>`sum(case when ${seats.heldSince} <= ${sql.param(at, seats.heldSince)} and ${seats.queuedAt} <= ${sql.param(at, seats.queuedAt)} and (${seats.endsAt} is null or ${seats.endsAt} > ${sql.param(at, seats.endsAt)}) then 1 else 0 end)`

/** The last months with the instant that each is looked at, in UTC, oldest first. */
function lastMonths(now: Date): readonly { readonly month: string; readonly at: Date }[] {
  return Array.from({ length: monthsShown }, (_, nth) => {
    const back = monthsShown - 1 - nth
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
    const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back + 1, 1))
    return { month: first.toISOString().slice(0, 7), at: next < now ? next : now }
  })
}
