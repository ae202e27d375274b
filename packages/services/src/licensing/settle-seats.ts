import type { ProductId, UserId } from '@latchkey/core/ids'
import { lineNeeded, type SeatStep, settle } from '@latchkey/core/licensing/seats'
import type { Transaction } from '@latchkey/schema/database'
import { products, type seats } from '@latchkey/schema/tables/licensing'
import { eq } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Addressed, type Happening, record } from '../record.ts'
import * as store from './seats.store.ts'

/**
 * Brings the seats of one product in line with the reasons of the users concerned and with its units, in the transaction of the
 * change: who lost every reason gives the seat back, the next in line gets it, newcomers get a seat or a place in line. Audited and mailed.
 * `concerned` are in the order in which they came; pass none where only the units have changed.
 */
export async function settleSeats(
  portal: Portal,
  tx: Transaction,
  productId: ProductId,
  concerned: readonly UserId[],
): Promise<readonly SeatStep[]> {
  const units = await store.unitsOf(tx, productId)
  const held = await store.heldOf(tx, productId)
  const entitled = await store.entitledAmong(tx, productId, concerned)
  const live = await store.liveSeatsOf(tx, productId, concerned)
  const people = concerned.map((userId) => ({ userId, entitled: entitled.has(userId), seat: live.get(userId) ?? null }))
  const changing = people.filter((one) => one.entitled !== (one.seat !== null))
  if (changing.length === 0 && held >= units) return []
  const line = await store.headOfLine(tx, productId, lineNeeded({ units, held, concerned: people }))
  const steps = settle({ units, held, concerned: people, line })
  await keep(portal, tx, productId, steps)
  return steps
}

async function keep(portal: Portal, tx: Transaction, productId: ProductId, steps: readonly SeatStep[]): Promise<void> {
  if (steps.length === 0) return
  const at = portal.now()
  const ended = steps.flatMap((step) => (step.kind === 'end' ? [step.seat] : []))
  const promoted = steps.flatMap((step) => (step.kind === 'promote' ? [step.seat] : []))
  const added = steps.flatMap((step) => (step.kind === 'give' || step.kind === 'queue' ? [step] : []))
  await store.endSeats(
    tx,
    ended.map(({ id }) => id),
    at,
  )
  await store.promoteSeats(
    tx,
    promoted.map(({ id }) => id),
    at,
  )
  const order = added.length === 0 ? 0 : (await store.lastInLine(tx, productId)) + 1
  const rows = added.map((step, nth) => ({
    id: portal.newId(),
    userId: step.userId,
    productId,
    state: step.kind === 'give' ? ('held' as const) : ('waiting' as const),
    queuedAt: at,
    queueOrder: order + nth,
    heldSince: step.kind === 'give' ? at : null,
    endsAt: null,
  }))
  await store.addSeats(tx, rows)
  await tell(portal, tx, productId, steps, rows)
}

const told = {
  end: { held: 'license.seatEnded', waiting: 'license.leftLine' },
  promote: 'license.seatGivenFromLine',
  give: 'license.seatGiven',
  queue: 'license.queued',
} as const

const activityOf = (step: SeatStep): string => (step.kind === 'end' ? told.end[step.seat.state] : told[step.kind])

async function tell(
  portal: Portal,
  tx: Transaction,
  productId: ProductId,
  steps: readonly SeatStep[],
  added: readonly (typeof seats.$inferInsert)[],
): Promise<void> {
  const [product] = await tx.select({ name: products.displayName }).from(products).where(eq(products.id, productId))
  const name = product?.name ?? productId
  const happenings: Happening[] = steps.map((step) => ({
    activity: activityOf(step),
    target: { type: 'product', id: productId, name },
    subjectId: step.kind === 'give' || step.kind === 'queue' ? step.userId : step.seat.userId,
  }))
  const url = pageAddress(portal, 'my-account', '/licenses')
  const given: Addressed[] = steps.flatMap((step) =>
    step.kind === 'promote' ? [{ template: 'seatGiven', to: step.seat.userId, data: { productName: name, url } }] : [],
  )
  const waiting = added.filter((row) => row.state === 'waiting')
  const first = waiting[0]
  const start = first === undefined ? 0 : await store.positionOf(tx, productId, first.queueOrder)
  const queued: Addressed[] = waiting.map((row, nth) => ({
    template: 'seatWaiting',
    to: row.userId,
    data: { productName: name, position: start + nth, url },
  }))
  await record(portal, tx, happenings, [...given, ...queued])
}

/** Settles every product that these groups give, after a change of their members. */
export async function settleGroups(
  portal: Portal,
  tx: Transaction,
  productIds: readonly ProductId[],
  concerned: readonly UserId[],
): Promise<void> {
  // In one order everywhere, so that two transactions meet the products in the same order.
  for (const productId of [...new Set(productIds)].sort()) await settleSeats(portal, tx, productId, concerned)
}
