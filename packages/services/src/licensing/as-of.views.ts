import { may } from '@latchkey/core/authorization/may'
import type { ProductId, UserId } from '@latchkey/core/ids'
import type { LicenseError, SeatState } from '@latchkey/core/licensing/standing'
import { notFound } from '@latchkey/core/refusal'
import { endOfDay, startOfDay } from '@latchkey/core/wall-clock'
import { alias } from '@latchkey/schema/alias'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { products, seats } from '@latchkey/schema/tables/licensing'
import { and, asc, count, eq, gt, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { afterText, cursorAt, type Page, pageOf, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { type PastSource, sourcesAsOf, standingAt, stoodAt } from './as-of.store.ts'
import { licensedUser, productById } from './licenses.store.ts'

/** Whose lists are asked for: everybody of a product, or everything of a person. */
export type AsOfSubject =
  | { readonly kind: 'product'; readonly id: ProductId }
  | { readonly kind: 'user'; readonly id: UserId }

/** Which part of such a list is read. */
export interface AsOfQuery {
  readonly cursor?: string | null | undefined
  /** How many rows; a page where it is not said. */
  readonly size?: number | undefined
}

/** A person and a product. */
interface Pair {
  readonly userId: UserId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly department: string | null
  readonly productId: ProductId
  readonly productName: string
}

/** How somebody stood to a product on a past day, and why. */
export interface StandingThen extends Pair {
  readonly state: SeatState
  readonly error: LicenseError | null
  /** Since when they held the seat, or stood so. */
  readonly since: Date
  readonly sources: readonly PastSource[]
}

/** What became of somebody and a product between two days. */
export interface StandingChange extends Pair {
  /** Null where they had nothing of it. */
  readonly before: SeatState | null
  readonly after: SeatState | null
  readonly sourcesBefore: readonly PastSource[]
  readonly sourcesAfter: readonly PastSource[]
}

/**
 * The last instant of a day `YYYY-MM-DD` on the clock of the organization, or now for a day that is not over; null where the text names no
 * day, or one that has not begun.
 */
export function dayAsked(portal: Portal, day: string | null): Date | null {
  const { timeZone } = portal.settings
  const [start, end, now] = [startOfDay(day, timeZone), endOfDay(day, timeZone), portal.now()]
  if (start === null || end === null || start > now) return null
  return end > now ? now : new Date(end.getTime() - 1)
}

/** What a list is about, by name. Refuses who may not read it: with notFound where it is of a person whose licenses are closed to them. */
export async function nameOfSubject(portal: Portal, subject: AsOfSubject): Promise<string> {
  if (subject.kind === 'product') {
    mustRead(portal, 'product.read')
    return (await productById(portal.db.read, subject.id)).displayName
  }
  if (!may(portal.actor, 'license.read', { self: [subject.id] })) throw notFound('user')
  return (await licensedUser(portal.db.read, subject.id)).displayName
}

const ofSubject = ({ kind, id }: AsOfSubject, row: Pick<typeof seats, 'userId' | 'productId'>): SQL =>
  kind === 'product' ? eq(row.productId, id) : eq(row.userId, id)

/** How the lists are ordered: people of a product by name, products of a person by name. */
const orderOf = ({ kind }: AsOfSubject) =>
  kind === 'product' ? ([users.displayName, users.id] as const) : ([products.displayName, products.id] as const)

const placeOf =
  ({ kind }: AsOfSubject) =>
  (row: Pair): string =>
    kind === 'product' ? cursorAt(row.displayName, row.userId) : cursorAt(row.productName, row.productId)

const pairColumns = {
  userId: users.id,
  displayName: users.displayName,
  userPrincipalName: users.userPrincipalName,
  department: users.department,
  productId: products.id,
  productName: products.displayName,
}

/** Who stood how to a product at an instant, or to what somebody stood. Refuses who may not read it. */
export async function standingsAsOf(
  portal: Portal,
  subject: AsOfSubject,
  at: Date,
  query: AsOfQuery = {},
): Promise<Page<StandingThen>> {
  await nameOfSubject(portal, subject)
  const db = portal.db.read
  const size = sizeOf(query.size)
  const [name, id] = orderOf(subject)
  const rows = await db
    .select({
      ...pairColumns,
      state: standingAt(seats, at),
      error: seats.error,
      heldSince: seats.heldSince,
      queuedAt: seats.queuedAt,
    })
    .from(seats)
    .innerJoin(users, eq(users.id, seats.userId))
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(ofSubject(subject, seats), stoodAt(seats, at), afterText(name, id, query.cursor)))
    .orderBy(asc(name), asc(id))
    .limit(size + 1)
  const page = pageOf(rows, size, placeOf(subject))
  const sources = await sourcesOfPairs(portal, subject, page.rows, at)
  return {
    ...page,
    rows: page.rows.flatMap(({ heldSince, queuedAt, state, ...row }) =>
      state === null
        ? []
        : [{ ...row, state, since: state === 'held' ? (heldSince ?? queuedAt) : queuedAt, sources: sources(row) }],
    ),
  }
}

/** How many people stood how to a product at an instant, or to how many products somebody stood so. */
export async function countsAsOf(
  portal: Portal,
  subject: AsOfSubject,
  at: Date,
): Promise<Readonly<Record<SeatState, number>>> {
  await nameOfSubject(portal, subject)
  const state = standingAt(seats, at)
  const rows = await portal.db.read
    .select({ state, n: count() })
    .from(seats)
    .where(and(ofSubject(subject, seats), stoodAt(seats, at)))
    .groupBy(sql`1`)
  const found = new Map(rows.map((row) => [row.state, Number(row.n)]))
  const of = (one: SeatState) => found.get(one) ?? 0
  return { held: of('held'), waiting: of('waiting'), superseded: of('superseded'), error: of('error') }
}

const [before, after] = [alias(seats, 'seat_before'), alias(seats, 'seat_after')]

/** Who came, who went and who stood otherwise between two instants; only rows that anything happened to are looked at. */
export async function standingsBetween(
  portal: Portal,
  subject: AsOfSubject,
  { since, on }: { readonly since: Date; readonly on: Date },
  query: AsOfQuery = {},
): Promise<Page<StandingChange>> {
  await nameOfSubject(portal, subject)
  const db = portal.db.read
  const size = sizeOf(query.size)
  const [name, id] = orderOf(subject)
  const touched = touchedBetween(db, subject, since, on)
  const [was, is] = [standingAt(before, since), standingAt(after, on)]
  const rows = await db
    .select({ ...pairColumns, before: was, after: is })
    .from(touched)
    .innerJoin(users, eq(users.id, touched.userId))
    .innerJoin(products, eq(products.id, touched.productId))
    .leftJoin(before, and(eq(before.userId, users.id), eq(before.productId, products.id), stoodAt(before, since)))
    .leftJoin(after, and(eq(after.userId, users.id), eq(after.productId, products.id), stoodAt(after, on)))
    .where(and(sql`coalesce(${was}, 'none') <> coalesce(${is}, 'none')`, afterText(name, id, query.cursor)))
    .orderBy(asc(name), asc(id))
    .limit(size + 1)
  const page = pageOf(rows, size, placeOf(subject))
  const [then, now] = [
    await sourcesOfPairs(portal, subject, page.rows, since),
    await sourcesOfPairs(portal, subject, page.rows, on),
  ]
  return { ...page, rows: page.rows.map((row) => ({ ...row, sourcesBefore: then(row), sourcesAfter: now(row) })) }
}

/** People and products of whom a row began, ended or became a seat between two instants. */
function touchedBetween(db: Queries, subject: AsOfSubject, since: Date, on: Date) {
  const within = (column: typeof seats.queuedAt | typeof seats.endsAt | typeof seats.heldSince) =>
    and(isNotNull(column), gt(column, since), lte(column, on))
  return db
    .selectDistinct({ userId: seats.userId, productId: seats.productId })
    .from(seats)
    .where(and(ofSubject(subject, seats), or(within(seats.queuedAt), within(seats.endsAt), within(seats.heldSince))))
    .as('touched')
}

/** The reasons of these pairs at an instant. */
async function sourcesOfPairs(portal: Portal, subject: AsOfSubject, pairs: readonly Pair[], at: Date) {
  const userIds = [...new Set(pairs.map(({ userId }) => userId))]
  const found = new Map<string, PastSource[]>()
  for (const source of await sourcesAsOf(portal, userIds, at, subject.kind === 'product' ? subject.id : undefined)) {
    const key = `${source.userId} ${source.productId}`
    const known = found.get(key)
    if (known) known.push(source)
    else found.set(key, [source])
  }
  return ({ userId, productId }: Pick<Pair, 'userId' | 'productId'>): readonly PastSource[] =>
    found.get(`${userId} ${productId}`) ?? []
}
