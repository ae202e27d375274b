import { idOf } from '@latchkey/core/authorization/actor'
import { may, refusalFor } from '@latchkey/core/authorization/may'
import type { GroupId, ProductId, SeatId, ServicePlanId, UserId } from '@latchkey/core/ids'
import { splitPlans } from '@latchkey/core/licensing/plans'
import { type SourceState, sourceState } from '@latchkey/core/licensing/source-states'
import type { LicenseError, SeatState } from '@latchkey/core/licensing/standing'
import type { LicenseSource } from '@latchkey/core/licensing/why'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { groupLicenses, products, seats } from '@latchkey/schema/tables/licensing'
import { and, asc, count, desc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { endsByGrace } from './grace.store.ts'
import { type HeldBackNamed, heldBackNamed, namesIn } from './license-names.store.ts'
import { licensedUser, type Plan, plansOf } from './licenses.store.ts'
import { sourcesOf } from './sources.store.ts'

/** A product that somebody has or waits for, and why. */
export interface License {
  readonly seatId: SeatId
  readonly productId: ProductId
  readonly productName: string
  readonly skuPartNumber: string
  readonly state: SeatState
  readonly error: LicenseError | null
  /** The product that replaces this one. */
  readonly supersededBy: { readonly id: ProductId; readonly name: string } | null
  /** The country that it may not be used in, as far as known. */
  readonly country: string | null
  /** Plans that a reason leaves on, but that clash with another or lack one. */
  readonly heldBack: readonly HeldBackNamed[]
  /** When the seat comes off because the units do not cover it; null where they do. */
  readonly graceEndsAt: Date | null
  /** The place in line, from 1; null for who holds a seat. */
  readonly position: number | null
  /** Since when the seat is held, or since when it is waited for. */
  readonly since: Date
  readonly queuedAt: Date
  /** When the last reason that ends by itself ends; null where one of the reasons has no end. */
  readonly until: Date | null
  /** Plans that at least one reason leaves on, and the others. */
  readonly enabledPlans: readonly Plan[]
  readonly disabledPlans: readonly Plan[]
  readonly sources: readonly StatedSource[]
}

/** A reason for a license, and what it comes to. */
export interface StatedSource extends LicenseSource {
  readonly state: SourceState
}

/** A license or a place in line that has ended. */
export interface PastLicense {
  readonly seatId: SeatId
  readonly productId: ProductId
  readonly productName: string
  /** Null where it never became a seat. */
  readonly heldSince: Date | null
  readonly queuedAt: Date
  readonly endedAt: Date
}

/** The licenses of one person. */
export interface Licenses {
  readonly licenses: readonly License[]
  /** The last hundred that ended, newest first. */
  readonly past: readonly PastLicense[]
}

/** How many ended licenses a page tells. */
const pastShown = 100

/** The licenses of a person, for Admin and for themselves. Refuses with notFound who may not read them. */
export async function licensesOfUser(portal: Portal, userId: UserId): Promise<Licenses> {
  if (!may(portal.actor, 'license.read', { self: [userId] })) throw notFound('user')
  await licensedUser(portal.db.read, userId)
  const [licenses, past] = await Promise.all([liveLicenses(portal, userId), pastLicenses(portal.db.read, userId)])
  return { licenses, past }
}

/** The licenses of the one who is signed in. */
export async function myLicenses(portal: Portal): Promise<Licenses> {
  const userId = idOf(portal.actor)
  if (userId === null) throw refusalFor(portal.actor)
  return licensesOfUser(portal, userId)
}

async function liveLicenses(portal: Portal, userId: UserId): Promise<readonly License[]> {
  const db = portal.db.read
  const rows = await db
    .select({
      seatId: seats.id,
      productId: products.id,
      productName: products.displayName,
      skuPartNumber: products.skuPartNumber,
      state: seats.state,
      heldSince: seats.heldSince,
      queuedAt: seats.queuedAt,
      priority: seats.priority,
      queueOrder: seats.queueOrder,
      error: seats.error,
      because: seats.because,
    })
    .from(seats)
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(eq(seats.userId, userId), isNull(seats.endsAt)))
    .orderBy(asc(products.displayName), asc(products.id))
  if (rows.length === 0) return []
  const [plans, sources, positions, graces, names] = await Promise.all([
    plansOf(
      db,
      rows.map(({ productId }) => productId),
    ),
    sourcesOf(portal, [userId]),
    positionsOf(
      db,
      rows.filter(({ state }) => state === 'waiting'),
    ),
    endsByGrace(
      db,
      rows.filter(({ state }) => state === 'held'),
    ),
    namesIn(
      db,
      rows.flatMap(({ because }) => because ?? []),
    ),
  ])
  return rows.map(({ heldSince, queueOrder: _, priority: __, because, ...row }) => {
    const mine = sources.filter(({ productId }) => productId === row.productId)
    const all = plans.get(row.productId) ?? []
    const split = splitPlans(all, mine)
    const better = because?.supersededBy
    const standing = {
      ...row,
      position: row.state === 'waiting' ? (positions.get(row.productId) ?? 1) : null,
      supersededBy: better === undefined ? null : { id: better, name: names.get(better) ?? better },
      heldBack: heldBackNamed(because, names),
      graceEndsAt: graces.get(row.seatId) ?? null,
    }
    const off = new Set(standing.heldBack.map(({ planId }) => planId))
    const planIds = all.map(({ id }) => id)
    const shown = { ...standing, supersededBy: standing.supersededBy?.name ?? null }
    return {
      ...standing,
      since: heldSince ?? row.queuedAt,
      until: lastEnd(mine),
      country: because?.country ?? null,
      enabledPlans: split.enabled.filter(({ id }) => !off.has(id)),
      disabledPlans: split.disabled,
      sources: mine.map((source) => ({ ...source, state: sourceState(shown, source, planIds) })),
    }
  })
}

/** When access ends that has these reasons; null where one of them has no end. */
function lastEnd(sources: readonly LicenseSource[]): Date | null {
  const ends = sources.flatMap(({ until }) => until ?? [])
  if (ends.length === 0 || ends.length < sources.length) return null
  return new Date(Math.max(...ends.map((end) => end.getTime())))
}

/** Places in line, by product, in one query. */
async function positionsOf(
  db: Queries,
  waiting: readonly { readonly productId: ProductId; readonly priority: number; readonly queueOrder: number }[],
): Promise<ReadonlyMap<ProductId, number>> {
  if (waiting.length === 0) return new Map()
  const rows = await db
    .select({ productId: seats.productId, position: count() })
    .from(seats)
    .where(
      and(
        eq(seats.state, 'waiting'),
        isNull(seats.endsAt),
        or(
          ...waiting.map((row) =>
            and(
              eq(seats.productId, row.productId),
              or(
                gt(seats.priority, row.priority),
                and(eq(seats.priority, row.priority), lte(seats.queueOrder, row.queueOrder)),
              ),
            ),
          ),
        ),
      ),
    )
    .groupBy(seats.productId)
  return new Map(rows.map((row) => [row.productId, row.position]))
}

async function pastLicenses(db: Queries, userId: UserId): Promise<readonly PastLicense[]> {
  const rows = await db
    .select({
      seatId: seats.id,
      productId: products.id,
      productName: products.displayName,
      heldSince: seats.heldSince,
      queuedAt: seats.queuedAt,
      endedAt: seats.endsAt,
    })
    .from(seats)
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(eq(seats.userId, userId), isNotNull(seats.endsAt)))
    .orderBy(desc(seats.endsAt), desc(seats.id))
    .limit(pastShown)
  return rows.flatMap(({ endedAt, ...row }) => (endedAt === null ? [] : [{ ...row, endedAt }]))
}

/** A product that a group gives. */
export interface GroupProduct {
  readonly productId: ProductId
  readonly displayName: string
  readonly skuPartNumber: string
  readonly since: Date
  readonly plans: readonly Plan[]
  readonly disabledPlans: readonly ServicePlanId[]
}

/** The products that a group gives to its members now, for the page of the group. Refuses who may not read products. */
export async function licensesOfGroup(portal: Portal, groupId: GroupId): Promise<readonly GroupProduct[]> {
  if (!may(portal.actor, 'product.read')) throw refusalFor(portal.actor)
  const rows = await portal.db.read
    .select({
      productId: products.id,
      displayName: products.displayName,
      skuPartNumber: products.skuPartNumber,
      since: groupLicenses.startsAt,
      disabledPlans: groupLicenses.disabledPlans,
    })
    .from(groupLicenses)
    .innerJoin(products, eq(products.id, groupLicenses.productId))
    .where(and(eq(groupLicenses.groupId, groupId), isNull(groupLicenses.endsAt)))
    .orderBy(asc(products.displayName), asc(products.id))
  const plans = await plansOf(
    portal.db.read,
    rows.map(({ productId }) => productId),
  )
  return rows.map((row) => ({ ...row, plans: plans.get(row.productId) ?? [] }))
}
