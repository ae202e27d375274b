import type { ProductId, SeatId, UserId } from '@latchkey/core/ids'
import type { LiveSeat } from '@latchkey/core/licensing/seats'
import { assignableStates } from '@latchkey/core/licensing/units'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { given, prepared } from '@latchkey/schema/prepared'
import { memberships } from '@latchkey/schema/tables/directory'
import { directLicenses, groupLicenses, seats, subscriptions } from '@latchkey/schema/tables/licensing'
import { and, asc, count, eq, inArray, isNull, lt, sql, sum } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'

const units = prepared((db) =>
  db
    .select({ units: sum(subscriptions.units) })
    .from(subscriptions)
    .where(and(eq(subscriptions.productId, given('productId')), inArray(subscriptions.state, [...assignableStates]))),
)

const held = prepared((db) =>
  db
    .select({ held: count() })
    .from(seats)
    .where(and(eq(seats.productId, given('productId')), eq(seats.state, 'held'), isNull(seats.endsAt))),
)

const live = { id: seats.id, userId: seats.userId, state: seats.state }

const liveSeats = prepared((db) =>
  db
    .select(live)
    .from(seats)
    .where(and(eq(seats.productId, given('productId')), isNull(seats.endsAt), amongGiven(seats.userId, 'userIds'))),
)

const head = prepared((db) =>
  db
    .select(live)
    .from(seats)
    .where(and(eq(seats.productId, given('productId')), eq(seats.state, 'waiting'), isNull(seats.endsAt)))
    .orderBy(asc(seats.queueOrder), asc(seats.id))
    .limit(given('size')),
)

const entitledByGroup = prepared((db) =>
  db
    .selectDistinct({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(groupLicenses, eq(groupLicenses.groupId, memberships.groupId))
    .where(
      and(
        amongGiven(memberships.userId, 'userIds'),
        isNull(memberships.endsAt),
        eq(groupLicenses.productId, given('productId')),
        isNull(groupLicenses.endsAt),
      ),
    ),
)

const entitledDirectly = prepared((db) =>
  db
    .select({ userId: directLicenses.userId })
    .from(directLicenses)
    .where(
      and(
        amongGiven(directLicenses.userId, 'userIds'),
        eq(directLicenses.productId, given('productId')),
        isNull(directLicenses.endsAt),
      ),
    ),
)

const last = prepared((db) =>
  db
    .select({ last: sql<number | null>`max(${seats.queueOrder})` })
    .from(seats)
    .where(eq(seats.productId, given('productId'))),
)

/** How many units of a product can be assigned. */
export async function unitsOf(db: Queries, productId: ProductId): Promise<number> {
  const [row] = await units(db, { productId })
  return Number(row?.units ?? 0)
}

/** How many seats of a product are held now. */
export async function heldOf(db: Queries, productId: ProductId): Promise<number> {
  const [row] = await held(db, { productId })
  return row?.held ?? 0
}

/** The live seats and places in line of these users for one product. */
export async function liveSeatsOf(
  db: Queries,
  productId: ProductId,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, LiveSeat>> {
  const rows = await inChunks(userIds, (chunk) => liveSeats(db, { productId, userIds: listed(chunk) }))
  return new Map(rows.flat().map((seat) => [seat.userId, seat]))
}

/** The head of the line for a product, longest waiting first. */
export async function headOfLine(db: Queries, productId: ProductId, size: number): Promise<readonly LiveSeat[]> {
  if (size <= 0) return []
  return head(db, { productId, size })
}

/** Those of these users who have a live reason for a product: a group that gives it, or a direct license. */
export async function entitledAmong(
  db: Queries,
  productId: ProductId,
  userIds: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const byGroup = await inChunks(userIds, (chunk) => entitledByGroup(db, { productId, userIds: listed(chunk) }))
  const direct = await inChunks(userIds, (chunk) => entitledDirectly(db, { productId, userIds: listed(chunk) }))
  return new Set([...byGroup.flat(), ...direct.flat()].map(({ userId }) => userId))
}

/** Ends seats and places in line. */
export async function endSeats(tx: Transaction, ids: readonly SeatId[], at: Date): Promise<void> {
  await inChunks(ids, (chunk) => tx.update(seats).set({ endsAt: at }).where(inArray(seats.id, chunk)))
}

/** Turns places in line into seats. */
export async function promoteSeats(tx: Transaction, ids: readonly SeatId[], at: Date): Promise<void> {
  await inChunks(ids, (chunk) => tx.update(seats).set({ state: 'held', heldSince: at }).where(inArray(seats.id, chunk)))
}

/** Adds seats or places in line, in the order given. */
export async function addSeats(tx: Transaction, rows: readonly (typeof seats.$inferInsert)[]): Promise<void> {
  await insert(tx, seats, rows)
}

/** The highest number that was given in the line of a product; -1 where nobody ever had a seat. */
export async function lastInLine(db: Queries, productId: ProductId): Promise<number> {
  const [row] = await last(db, { productId })
  return Number(row?.last ?? -1)
}

/** The place in line, from 1, of somebody who waits for a product with this number. */
export async function positionOf(db: Queries, productId: ProductId, queueOrder: number): Promise<number> {
  const [row] = await db
    .select({ before: count() })
    .from(seats)
    .where(
      and(
        eq(seats.productId, productId),
        eq(seats.state, 'waiting'),
        isNull(seats.endsAt),
        lt(seats.queueOrder, queueOrder),
      ),
    )
  return (row?.before ?? 0) + 1
}
