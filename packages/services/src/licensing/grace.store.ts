import type { ProductId, SeatId } from '@latchkey/core/ids'
import { graceEnds, unitsKept } from '@latchkey/core/licensing/grace'
import type { Queries } from '@latchkey/schema/database'
import { licensePools, seats, subscriptions } from '@latchkey/schema/tables/licensing'
import { and, count, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'

/** A product that has had more seats than units for some time. */
export interface Grace {
  /** How many seats come off. */
  readonly excess: number
  readonly since: Date
  readonly endsAt: Date
}

/** The grace periods that run for these products. Nothing for those whose units cover their seats. */
export async function gracesOf(db: Queries, productIds: readonly ProductId[]): Promise<ReadonlyMap<ProductId, Grace>> {
  if (productIds.length === 0) return new Map()
  const over = await db
    .select({ productId: licensePools.productId, held: licensePools.held, since: licensePools.overSince })
    .from(licensePools)
    .where(and(inArray(licensePools.productId, [...productIds]), isNotNull(licensePools.overSince)))
  if (over.length === 0) return new Map()
  const bought = await db
    .select({ productId: subscriptions.productId, state: subscriptions.state, units: subscriptions.units })
    .from(subscriptions)
    .where(
      inArray(
        subscriptions.productId,
        over.map(({ productId }) => productId),
      ),
    )
  return new Map(
    over.flatMap(({ productId, held, since }) => {
      const excess = held - unitsKept(bought.filter((row) => row.productId === productId))
      return since === null || excess <= 0 ? [] : [[productId, { excess, since, endsAt: graceEnds(since) }] as const]
    }),
  )
}

/** A seat, as far as its place among those that come off depends on it. */
export interface SeatHeld {
  readonly seatId: SeatId
  readonly productId: ProductId
  readonly heldSince: Date | null
  readonly queueOrder: number
}

/** When each of these seats comes off; nothing for seats that stay. The latest come off first, as `cutSeats` takes them. */
export async function endsByGrace(db: Queries, held: readonly SeatHeld[]): Promise<ReadonlyMap<SeatId, Date>> {
  const graces = await gracesOf(
    db,
    held.map(({ productId }) => productId),
  )
  const ends = new Map<SeatId, Date>()
  for (const seat of held) {
    const grace = graces.get(seat.productId)
    if (grace && seat.heldSince !== null && (await seatsAfter(db, seat, seat.heldSince)) < grace.excess)
      ends.set(seat.seatId, grace.endsAt)
  }
  return ends
}

async function seatsAfter(db: Queries, { seatId, productId, queueOrder }: SeatHeld, heldSince: Date): Promise<number> {
  const [row] = await db
    .select({ later: count() })
    .from(seats)
    .where(
      and(
        eq(seats.productId, productId),
        eq(seats.state, 'held'),
        isNull(seats.endsAt),
        or(
          gt(seats.heldSince, heldSince),
          and(eq(seats.heldSince, heldSince), gt(seats.queueOrder, queueOrder)),
          and(eq(seats.heldSince, heldSince), eq(seats.queueOrder, queueOrder), gt(seats.id, seatId)),
        ),
      ),
    )
  return row?.later ?? 0
}
