import type { GroupId, ProductId, SeatId, ServicePlanId, UserId } from '@latchkey/core/ids'
import { type Money, monthlyCost, type Usage, usageOf } from '@latchkey/core/licensing/usage'
import type { LicenseSource } from '@latchkey/core/licensing/why'
import { contains } from '@latchkey/schema/search'
import { groups, memberships, users } from '@latchkey/schema/tables/directory'
import { groupLicenses, products, seats, subscriptions } from '@latchkey/schema/tables/licensing'
import { and, asc, countDistinct, desc, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm'
import { afterText, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { type Grace, gracesOf } from './grace.store.ts'
import { type Plan, plansOf, productById, type StoredProduct, type StoredSubscription } from './licenses.store.ts'
import { positionOf } from './seats.store.ts'
import { sourcesOf } from './sources.store.ts'
import { usageOfProducts } from './usage.store.ts'
import { type MonthOfSeats, seatsByMonth } from './usage-trend.store.ts'

/** Which products a list shows. */
export interface ProductQuery {
  /** Part of the name or the part number. */
  readonly search?: string | null | undefined
  /** Only those of which anything was bought, or all. */
  readonly only?: 'subscribed' | 'all' | undefined
  readonly cursor?: string | null | undefined
}

/** A product in a list. */
export interface ProductRow extends Usage {
  readonly id: ProductId
  readonly skuPartNumber: string
  readonly displayName: string
}

const noUsage = usageOf({}, { held: 0, waiting: 0 })

/** Products by name with their units and seats. Refuses who may not read products. */
export async function listProducts(portal: Portal, query: ProductQuery = {}): Promise<Page<ProductRow>> {
  mustRead(portal, 'product.read')
  const db = portal.db.read
  const rows = await db
    .select({ id: products.id, skuPartNumber: products.skuPartNumber, displayName: products.displayName })
    .from(products)
    .where(
      and(
        query.only === 'subscribed'
          ? inArray(products.id, db.select({ id: subscriptions.productId }).from(subscriptions))
          : undefined,
        query.search
          ? or(contains(products.displayName, query.search), contains(products.skuPartNumber, query.search))
          : undefined,
        afterText(products.displayName, products.id, query.cursor),
      ),
    )
    .orderBy(asc(products.displayName), asc(products.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, (row) => cursorAt(row.displayName, row.id))
  const usage = await usageOfProducts(
    db,
    page.rows.map(({ id }) => id),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, ...(usage.get(row.id) ?? noUsage) })) }
}

/** A group that gives a product. */
export interface GivingGroup {
  readonly id: GroupId
  readonly displayName: string
  readonly since: Date
  readonly members: number
  readonly disabledPlans: readonly ServicePlanId[]
}

/** Somebody who holds a seat, and why. */
export interface SeatHolder {
  readonly seatId: SeatId
  readonly userId: UserId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly department: string | null
  readonly since: Date
  readonly sources: readonly LicenseSource[]
}

/** Somebody who waits for a seat: the place in line from 1, and why. */
export interface SeatWaiter extends SeatHolder {
  readonly position: number
}

/** Everything about one product. */
export interface ProductDetail {
  readonly product: StoredProduct
  readonly usage: Usage
  /** The seats that come off because the units do not cover them; null where they do. */
  readonly grace: Grace | null
  readonly trend: readonly MonthOfSeats[]
  readonly monthlyCost: readonly Money[]
  readonly plans: readonly Plan[]
  readonly subscriptions: readonly StoredSubscription[]
  readonly groups: readonly GivingGroup[]
  readonly holders: Page<SeatHolder>
  readonly line: Page<SeatWaiter>
}

/** Which holders and waiters a product's page shows. */
export interface SeatQuery {
  /** Part of a holder's name or user name. */
  readonly search?: string | null | undefined
  readonly cursor?: string | null | undefined
  readonly lineCursor?: string | null | undefined
}

/** One product with its plans, subscriptions, groups, holders and line. Refuses with notFound. */
export async function productDetail(
  portal: Portal,
  productId: ProductId,
  query: SeatQuery = {},
): Promise<ProductDetail> {
  mustRead(portal, 'product.read')
  const db = portal.db.read
  const product = await productById(db, productId)
  const [usage, graces, trend, plans, bought, giving, holders, line] = await Promise.all([
    usageOfProducts(db, [productId]),
    gracesOf(db, [productId]),
    seatsByMonth(db, productId, portal.now()),
    plansOf(db, [productId]),
    db
      .select()
      .from(subscriptions)
      .where(eq(subscriptions.productId, productId))
      .orderBy(asc(subscriptions.createdAt), asc(subscriptions.id)),
    givingGroups(portal, productId),
    holdersOfProduct(portal, productId, query),
    lineOfProduct(portal, productId, query.lineCursor),
  ])
  return {
    product,
    usage: usage.get(productId) ?? noUsage,
    grace: graces.get(productId) ?? null,
    trend,
    monthlyCost: monthlyCost(bought),
    plans: plans.get(productId) ?? [],
    subscriptions: bought,
    groups: giving,
    holders,
    line,
  }
}

async function givingGroups(portal: Portal, productId: ProductId): Promise<readonly GivingGroup[]> {
  const rows = await portal.db.read
    .select({
      id: groups.id,
      displayName: groups.displayName,
      since: groupLicenses.startsAt,
      disabledPlans: groupLicenses.disabledPlans,
    })
    .from(groupLicenses)
    .innerJoin(groups, eq(groups.id, groupLicenses.groupId))
    .where(and(eq(groupLicenses.productId, productId), isNull(groupLicenses.endsAt)))
    .orderBy(asc(groups.displayName), asc(groups.id))
  if (rows.length === 0) return []
  const counted = await portal.db.read
    .select({ groupId: memberships.groupId, members: countDistinct(memberships.userId) })
    .from(memberships)
    .where(
      and(
        inArray(
          memberships.groupId,
          rows.map(({ id }) => id),
        ),
        isNull(memberships.endsAt),
      ),
    )
    .groupBy(memberships.groupId)
  const members = new Map(counted.map((row) => [row.groupId, row.members]))
  return rows.map((row) => ({ ...row, members: members.get(row.id) ?? 0 }))
}

const seatColumns = {
  seatId: seats.id,
  userId: users.id,
  displayName: users.displayName,
  userPrincipalName: users.userPrincipalName,
  department: users.department,
  heldSince: seats.heldSince,
  queuedAt: seats.queuedAt,
  priority: seats.priority,
  queueOrder: seats.queueOrder,
} as const

interface SeatRow {
  readonly seatId: SeatId
  readonly userId: UserId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly department: string | null
  readonly heldSince: Date | null
  readonly queuedAt: Date
}

/** Adds to each seat why its holder has it. */
async function withSources(
  portal: Portal,
  productId: ProductId,
  rows: readonly SeatRow[],
): Promise<readonly SeatHolder[]> {
  const found = await sourcesOf(
    portal,
    rows.map(({ userId }) => userId),
    productId,
  )
  return rows.map(({ seatId, userId, displayName, userPrincipalName, department, heldSince, queuedAt }) => ({
    seatId,
    userId,
    displayName,
    userPrincipalName,
    department,
    since: heldSince ?? queuedAt,
    sources: found.filter((source) => source.userId === userId),
  }))
}

async function holdersOfProduct(portal: Portal, productId: ProductId, query: SeatQuery): Promise<Page<SeatHolder>> {
  const rows = await portal.db.read
    .select(seatColumns)
    .from(seats)
    .innerJoin(users, eq(users.id, seats.userId))
    .where(
      and(
        eq(seats.productId, productId),
        eq(seats.state, 'held'),
        isNull(seats.endsAt),
        query.search
          ? or(contains(users.displayName, query.search), contains(users.userPrincipalName, query.search))
          : undefined,
        afterText(users.displayName, users.id, query.cursor),
      ),
    )
    .orderBy(asc(users.displayName), asc(users.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, (row) => cursorAt(row.displayName, row.userId))
  return { ...page, rows: await withSources(portal, productId, page.rows) }
}

/** The cursor of a line is the priority and the number of the last place shown: numbers of a product's line are never given twice. */
async function lineOfProduct(
  portal: Portal,
  productId: ProductId,
  cursor: string | null | undefined,
): Promise<Page<SeatWaiter>> {
  const [priority, order] = cursor && /^\d{1,4}\.\d{1,9}$/.test(cursor) ? cursor.split('.').map(Number) : []
  const rows = await portal.db.read
    .select(seatColumns)
    .from(seats)
    .innerJoin(users, eq(users.id, seats.userId))
    .where(
      and(
        eq(seats.productId, productId),
        eq(seats.state, 'waiting'),
        isNull(seats.endsAt),
        priority === undefined || order === undefined
          ? undefined
          : or(lt(seats.priority, priority), and(eq(seats.priority, priority), gt(seats.queueOrder, order))),
      ),
    )
    .orderBy(desc(seats.priority), asc(seats.queueOrder), asc(seats.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, (row) => `${row.priority}.${row.queueOrder}`)
  const first = page.rows[0]
  const start = first === undefined ? 1 : await positionOf(portal.db.read, productId, first)
  const waiters = await withSources(portal, productId, page.rows)
  return { ...page, rows: waiters.map((waiter, nth) => ({ ...waiter, position: start + nth })) }
}
