import type { GroupId, ProductId, SeatId, UserId } from '@latchkey/core/ids'
import type { StandingBecause } from '@latchkey/core/licensing/evaluate'
import type { LicenseError, SeatState } from '@latchkey/core/licensing/standing'
import type { LicenseSource } from '@latchkey/core/licensing/why'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { products, seats } from '@latchkey/schema/tables/licensing'
import { and, asc, desc, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm'
import { cursorOf, type Page, pageOf, partsOf, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { type HeldBackNamed, heldBackNamed, namesIn } from './license-names.store.ts'
import { licensedGroup } from './licenses.store.ts'
import { openRunsOfGroup, type RunRow } from './runs.views.ts'
import { positionOf } from './seats.store.ts'
import { sourcesOf } from './sources.store.ts'
import {
  countSeats,
  inLine,
  type TroubledProduct,
  type TroubleFilter,
  troubledProducts,
  withErrors,
} from './troubles.store.ts'

/** Which part of a list is read. */
export interface TroubleQuery extends TroubleFilter {
  readonly cursor?: string | null | undefined
  /** How many rows; a page where it is not said. */
  readonly size?: number | undefined
}

/** A license that does not work, or not wholly, or that is waited for. */
export interface Trouble {
  readonly seatId: SeatId
  readonly userId: UserId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly department: string | null
  readonly productId: ProductId
  readonly productName: string
  readonly state: SeatState
  readonly error: LicenseError | null
  /** The country that the product may not be used in; null where none is known, or where that is not the matter. */
  readonly country: string | null
  readonly heldBack: readonly HeldBackNamed[]
  /** The place in line, from 1; null for errors. */
  readonly position: number | null
  /** Since when it is so. */
  readonly since: Date
  readonly sources: readonly LicenseSource[]
}

const columns = {
  seatId: seats.id,
  userId: users.id,
  displayName: users.displayName,
  userPrincipalName: users.userPrincipalName,
  department: users.department,
  productId: products.id,
  productName: products.displayName,
  state: seats.state,
  error: seats.error,
  because: seats.because,
  since: seats.queuedAt,
  priority: seats.priority,
  queueOrder: seats.queueOrder,
}

interface Row extends Omit<Trouble, 'country' | 'heldBack' | 'position' | 'sources'> {
  readonly because: StandingBecause | null
  readonly priority: number
  readonly queueOrder: number
}

/** Licenses that do not work, or not wholly, newest first. Refuses who may not read products. */
export async function listErrors(portal: Portal, query: TroubleQuery = {}): Promise<Page<Trouble>> {
  mustRead(portal, 'product.read')
  const db = portal.db.read
  const size = sizeOf(query.size)
  const [after] = partsOf(query.cursor) ?? []
  const rows = await db
    .select(columns)
    .from(seats)
    .innerJoin(users, eq(users.id, seats.userId))
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(withErrors(db, query), typeof after === 'string' ? lt(seats.id, after) : undefined))
    .orderBy(desc(seats.id))
    .limit(size + 1)
  const page = pageOf(rows, size, ({ seatId }) => cursorOf([seatId]))
  return { ...page, rows: await told(portal, page.rows) }
}

/** Places in line, line by line, in the order in which people get their seats. Refuses who may not read products. */
export async function listWaiting(portal: Portal, query: TroubleQuery = {}): Promise<Page<Trouble>> {
  mustRead(portal, 'product.read')
  const db = portal.db.read
  const size = sizeOf(query.size)
  const rows = await db
    .select(columns)
    .from(seats)
    .innerJoin(users, eq(users.id, seats.userId))
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(inLine(db, query), behind(query.cursor)))
    .orderBy(asc(seats.productId), desc(seats.priority), asc(seats.queueOrder), asc(seats.id))
    .limit(size + 1)
  const page = pageOf(rows, size, (row) => cursorOf([row.productId, String(row.priority), String(row.queueOrder)]))
  const shown = await told(portal, page.rows)
  const positions = await positionsOf(db, page.rows, Boolean(query.groupId))
  return { ...page, rows: shown.map((row, nth) => ({ ...row, position: positions[nth] ?? null })) }
}

/** The places behind a cursor of the waiting list; a cursor that makes no sense starts anew. */
function behind(cursor: string | null | undefined) {
  const [productId, ...numbers] = partsOf(cursor) ?? []
  const [priority, order] = numbers.map((part) => (/^\d{1,9}$/.test(String(part)) ? Number(part) : null))
  if (typeof productId !== 'string' || priority == null || order == null) return undefined
  return or(
    gt(seats.productId, productId),
    and(
      eq(seats.productId, productId),
      or(lt(seats.priority, priority), and(eq(seats.priority, priority), gt(seats.queueOrder, order))),
    ),
  )
}

/** The places of these rows. Neighbors of a whole line follow each other, so one query for each line serves; with gaps, one for each row. */
async function positionsOf(db: Queries, rows: readonly Row[], gaps: boolean): Promise<readonly number[]> {
  const positions: number[] = []
  for (const [nth, row] of rows.entries()) {
    const before = nth > 0 && !gaps && rows[nth - 1]?.productId === row.productId ? positions[nth - 1] : undefined
    positions.push(before === undefined ? await positionOf(db, row.productId, row) : before + 1)
  }
  return positions
}

async function told(portal: Portal, rows: readonly Row[]): Promise<readonly Trouble[]> {
  const sources = await sourcesOf(portal, [...new Set(rows.map(({ userId }) => userId))])
  const names = await namesIn(
    portal.db.read,
    rows.flatMap(({ because }) => because ?? []),
  )
  return rows.map(({ because, priority: _, queueOrder: __, ...row }) => ({
    ...row,
    country: because?.country ?? null,
    heldBack: heldBackNamed(because, names),
    position: null,
    sources: sources.filter(({ userId, productId }) => userId === row.userId && productId === row.productId),
  }))
}

/** How many errors and waiters there are under a filter. */
export interface TroubleCounts {
  readonly errors: number
  readonly waiting: number
  /** Every product that has some, whatever the filter. */
  readonly products: readonly TroubledProduct[]
  /** The group of the filter; null where it names none. */
  readonly group: { readonly id: GroupId; readonly displayName: string } | null
}

/** How many errors and waiters there are, and in which products. Refuses who may not read products. */
export async function countTroubles(portal: Portal, filter: TroubleFilter = {}): Promise<TroubleCounts> {
  mustRead(portal, 'product.read')
  const db = portal.db.read
  const [errors, waiting, troubled, group] = await Promise.all([
    countSeats(db, withErrors(db, { ...filter, error: null })),
    countSeats(db, inLine(db, filter)),
    troubledProducts(db),
    filter.groupId ? licensedGroup(db, filter.groupId) : null,
  ])
  return { errors, waiting, products: troubled, group }
}

/** How far a group's licenses have come to its members. */
export interface GroupLicenseStatus {
  /** The wide change that is not through; null where every change has reached everybody. */
  readonly run: RunRow | null
  readonly errors: number
  readonly waiting: number
  /** The newest errors. */
  readonly shown: readonly Trouble[]
}

/** How many errors the page of a group shows itself. */
const errorsShown = 5

/** The status of a group's licenses, for its page. Refuses who may not read products. */
export async function licenseStatusOfGroup(portal: Portal, groupId: GroupId): Promise<GroupLicenseStatus> {
  const db = portal.db.read
  const [[run = null], errors, waiting] = await Promise.all([
    openRunsOfGroup(portal, groupId),
    listErrors(portal, { groupId, size: errorsShown }),
    countSeats(db, inLine(db, { groupId })),
  ])
  const all = errors.next === null ? errors.rows.length : await countSeats(db, withErrors(db, { groupId }))
  return { run, errors: all, waiting, shown: errors.rows }
}

/** The live licenses behind these ids, for a page that asks before it does something to them. Refuses who may not read products. */
export async function troublesOfSeats(portal: Portal, seatIds: readonly SeatId[]): Promise<readonly Trouble[]> {
  mustRead(portal, 'product.read')
  if (seatIds.length === 0) return []
  const rows = await portal.db.read
    .select(columns)
    .from(seats)
    .innerJoin(users, eq(users.id, seats.userId))
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(inArray(seats.id, seatIds.slice(0, 1000)), isNull(seats.endsAt)))
    .orderBy(asc(users.displayName), asc(seats.id))
  return told(portal, rows)
}

/** Whose licenses these are. Refuses who may not read products. */
export async function usersOfSeats(portal: Portal, seatIds: readonly SeatId[]): Promise<readonly UserId[]> {
  mustRead(portal, 'product.read')
  const rows = await portal.db.read
    .selectDistinct({ userId: seats.userId })
    .from(seats)
    .where(inArray(seats.id, seatIds.slice(0, 1000)))
    .orderBy(asc(seats.userId))
  return rows.map(({ userId }) => userId)
}
