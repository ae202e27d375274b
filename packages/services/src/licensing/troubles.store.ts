import type { GroupId, ProductId } from '@latchkey/core/ids'
import { type LicenseError, licenseErrors } from '@latchkey/core/licensing/standing'
import type { Queries } from '@latchkey/schema/database'
import { groupReach, groups, memberships } from '@latchkey/schema/tables/directory'
import { groupLicenses, licensePools, products, seats } from '@latchkey/schema/tables/licensing'
import { and, asc, count, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm'

/** Which licenses that do not work, or that are waited for, are looked at. */
export interface TroubleFilter {
  readonly productId?: ProductId | null | undefined
  readonly error?: LicenseError | null | undefined
  /** Only those of members of this group, for the products that it gives. */
  readonly groupId?: GroupId | null | undefined
}

/** The live rows with an error. Every error is named, so that their index is used. */
export const withErrors = (db: Queries, { productId, error, groupId }: TroubleFilter): SQL | undefined =>
  and(
    isNull(seats.endsAt),
    inArray(seats.error, error ? [error] : [...licenseErrors]),
    productId ? eq(seats.productId, productId) : undefined,
    groupId ? ofGroup(db, groupId) : undefined,
  )

/** The live rows in line. Only products that have a line are looked at, so that the index of the line is used. */
export const inLine = (db: Queries, { productId, groupId }: TroubleFilter): SQL | undefined =>
  and(
    productId
      ? eq(seats.productId, productId)
      : inArray(
          seats.productId,
          db.select({ id: licensePools.productId }).from(licensePools).where(gt(licensePools.waiting, 0)),
        ),
    eq(seats.state, 'waiting'),
    isNull(seats.endsAt),
    groupId ? ofGroup(db, groupId) : undefined,
  )

/** The rows of members of a group for products that it gives; members of groups inside it, where its licenses reach them. */
function ofGroup(db: Queries, groupId: GroupId): SQL | undefined {
  const inside = db
    .select({ id: groupReach.insideId })
    .from(groupReach)
    .innerJoin(groups, and(eq(groups.id, groupReach.groupId), eq(groups.licensesReachNested, true)))
    .where(eq(groupReach.groupId, groupId))
  const members = db
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(isNull(memberships.endsAt), or(eq(memberships.groupId, groupId), inArray(memberships.groupId, inside))))
  const given = db
    .select({ id: groupLicenses.productId })
    .from(groupLicenses)
    .where(and(eq(groupLicenses.groupId, groupId), isNull(groupLicenses.endsAt)))
  return and(inArray(seats.userId, members), inArray(seats.productId, given))
}

/** How many rows fit. */
export async function countSeats(db: Queries, condition: SQL | undefined): Promise<number> {
  const [row] = await db.select({ n: count() }).from(seats).where(condition)
  return row?.n ?? 0
}

/** A product in which somebody has an error or waits. */
export interface TroubledProduct {
  readonly id: ProductId
  readonly displayName: string
  readonly errors: number
  readonly waiting: number
}

/** The products in which somebody has an error or waits, by name. */
export async function troubledProducts(db: Queries): Promise<readonly TroubledProduct[]> {
  const failing = await db
    .select({ productId: seats.productId, errors: count() })
    .from(seats)
    .where(withErrors(db, {}))
    .groupBy(seats.productId)
  const lines = await db
    .select({ productId: licensePools.productId, waiting: licensePools.waiting })
    .from(licensePools)
    .where(gt(licensePools.waiting, 0))
  const errors = new Map(failing.map((row) => [row.productId, row.errors]))
  const waiting = new Map(lines.map((row) => [row.productId, row.waiting]))
  const ids = [...new Set([...errors.keys(), ...waiting.keys()])]
  if (ids.length === 0) return []
  const named = await db
    .select({ id: products.id, displayName: products.displayName })
    .from(products)
    .where(inArray(products.id, ids))
    .orderBy(asc(products.displayName), asc(products.id))
  return named.map((product) => ({
    ...product,
    errors: errors.get(product.id) ?? 0,
    waiting: waiting.get(product.id) ?? 0,
  }))
}
