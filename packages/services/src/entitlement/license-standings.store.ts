import { listsOf } from '@latchkey/core/grouped'
import type { AccessPackageId, ProductId } from '@latchkey/core/ids'
import { costOfSeats } from '@latchkey/core/licensing/seat-cost'
import type { SeatState } from '@latchkey/core/licensing/standing'
import { assignableUnits } from '@latchkey/core/licensing/units'
import type { Money } from '@latchkey/core/licensing/usage'
import { alias } from '@latchkey/schema/alias'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { groupReach, groups } from '@latchkey/schema/tables/directory'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { groupLicenses, licensePools, products, seats } from '@latchkey/schema/tables/licensing'
import { and, asc, count, eq, exists, gt, isNull, lte, or } from 'drizzle-orm'
import { pricesOf } from '../licensing/subscription-prices.store.ts'
import { type Wish, wishKey } from './pending-facts.store.ts'

/** A product that a package leads to, and how somebody stands to its seats now. */
export interface LicenseStanding {
  readonly productId: ProductId
  readonly displayName: string
  /** Null where the person neither has a seat nor waits for one. */
  readonly state: SeatState | null
  /** Seats that are free now. */
  readonly free: number
  /** Their place in line where they wait, and the one that they would get where no seat is free. */
  readonly place: number | null
  /** What a seat costs per month; empty where no price is known. */
  readonly costPerMonth: readonly Money[]
}

const productsOf = prepared((db) =>
  db
    .selectDistinct({
      accessPackageId: packageResourceRoles.accessPackageId,
      productId: products.id,
      displayName: products.displayName,
    })
    .from(packageResourceRoles)
    .innerJoin(
      groupLicenses,
      or(
        eq(groupLicenses.groupId, packageResourceRoles.originId),
        exists(
          db
            .select({ groupId: groupReach.groupId })
            .from(groupReach)
            .innerJoin(groups, and(eq(groups.id, groupReach.groupId), eq(groups.licensesReachNested, true)))
            .where(
              and(
                eq(groupReach.groupId, groupLicenses.groupId),
                eq(groupReach.insideId, packageResourceRoles.originId),
              ),
            ),
        ),
      ),
    )
    .innerJoin(products, eq(products.id, groupLicenses.productId))
    .where(
      and(
        amongGiven(packageResourceRoles.accessPackageId, 'packageIds'),
        eq(packageResourceRoles.kind, 'group'),
        eq(packageResourceRoles.roleId, 'member'),
        isNull(packageResourceRoles.endsAt),
        isNull(groupLicenses.endsAt),
      ),
    )
    .orderBy(asc(products.displayName), asc(products.id)),
)

const poolsOf = prepared((db) =>
  db
    .select({ productId: licensePools.productId, held: licensePools.held, waiting: licensePools.waiting })
    .from(licensePools)
    .where(amongGiven(licensePools.productId, 'productIds')),
)

const seatsOf = prepared((db) =>
  db
    .select({ id: seats.id, userId: seats.userId, productId: seats.productId, state: seats.state })
    .from(seats)
    .where(and(amongGiven(seats.userId, 'userIds'), amongGiven(seats.productId, 'productIds'), isNull(seats.endsAt))),
)

const ahead = alias(seats, 'ahead')

const placesOf = prepared((db) =>
  db
    .select({ id: seats.id, place: count() })
    .from(seats)
    .innerJoin(
      ahead,
      and(
        eq(ahead.productId, seats.productId),
        eq(ahead.state, 'waiting'),
        isNull(ahead.endsAt),
        or(
          gt(ahead.priority, seats.priority),
          and(eq(ahead.priority, seats.priority), lte(ahead.queueOrder, seats.queueOrder)),
        ),
      ),
    )
    .where(amongGiven(seats.id, 'seatIds'))
    .groupBy(seats.id),
)

/**
 * The licenses behind these packages and how each person stands to them now, by `wishKey`. Five queries at most, whatever the number;
 * one where no package leads to a license.
 */
export async function licenseStandings(
  db: Queries,
  wishes: readonly Wish[],
): Promise<ReadonlyMap<string, readonly LicenseStanding[]>> {
  if (wishes.length === 0) return new Map()
  const led = await productsOf(db, { packageIds: distinct(wishes.map((wish) => wish.accessPackageId)) })
  if (led.length === 0) return new Map()
  const productIds = distinct(led.map(({ productId }) => productId))
  const [units, pools, held] = await Promise.all([
    pricesOf(db, { productIds }),
    poolsOf(db, { productIds }),
    seatsOf(db, { productIds, userIds: distinct(wishes.map(({ targetId }) => targetId)) }),
  ])
  const waiting = held.filter(({ state }) => state === 'waiting')
  const placed = waiting.length === 0 ? [] : await placesOf(db, { seatIds: listed(waiting.map(({ id }) => id)) })
  const places = new Map(placed.map(({ id, place }) => [id, place]))
  const bought = listsOf(units.map((row): [ProductId, typeof row] => [row.productId, row]))
  const poolOf = new Map(pools.map((pool) => [pool.productId, pool]))
  const ofPackage = listsOf(led.map((row): [AccessPackageId, typeof row] => [row.accessPackageId, row]))
  const standing = (wish: Wish, { productId, displayName }: (typeof led)[number]): LicenseStanding => {
    const seat = held.find((one) => one.userId === wish.targetId && one.productId === productId)
    const subscribed = bought.get(productId) ?? []
    const pool = poolOf.get(productId)
    const free = Math.max(0, assignableUnits(subscribed) - (pool?.held ?? 0))
    const next = free === 0 ? (pool?.waiting ?? 0) + 1 : null
    return {
      productId,
      displayName,
      state: seat?.state ?? null,
      free,
      place: seat ? (places.get(seat.id) ?? null) : next,
      costPerMonth: costOfSeats(subscribed, 1),
    }
  }
  return new Map(
    wishes.map((wish) => [
      wishKey(wish),
      (ofPackage.get(wish.accessPackageId) ?? []).map((product) => standing(wish, product)),
    ]),
  )
}

const distinct = (ids: readonly string[]): unknown => listed([...new Set(ids)])
