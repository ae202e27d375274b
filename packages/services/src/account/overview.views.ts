import type { AssignmentId, UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import type { Queries } from '@latchkey/schema/database'
import { signIns } from '@latchkey/schema/tables/authentication'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { seats } from '@latchkey/schema/tables/licensing'
import { and, asc, count, desc, eq, isNull, lte } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'

/** How far ahead an end is soon, in days. */
export const soonDays = 30

/** Access that ends by itself before long. */
export interface EndingAccess {
  readonly id: AssignmentId
  readonly packageName: string
  readonly expiresAt: Date
}

/** A time when the person came in. */
export interface CameIn {
  readonly at: Date
  readonly address: string | null
  readonly browser: string | null
}

/** The numbers of a person's first page. */
export interface AccountOverview {
  readonly licensesHeld: number
  /** Licenses that wait in line for a seat. */
  readonly licensesWaiting: number
  /** Access that ends within `soonDays`, the soonest first. */
  readonly endingSoon: readonly EndingAccess[]
  /** The sign-in before the present one; the present one where it was the first; null where none is on record. */
  readonly lastSignIn: CameIn | null
}

/** The numbers for the first page of the person who acts; a handful of indexed reads. Refuses who is not signed in. */
export async function accountOverview(portal: Portal): Promise<AccountOverview> {
  const { id } = signedIn(portal)
  const db = portal.db.read
  const [licenses, endingSoon, lastSignIn] = await Promise.all([
    seatCounts(db, id),
    endingBefore(db, id, after(portal.now(), days(soonDays))),
    lastSignInOf(db, id),
  ])
  return { licensesHeld: licenses.held, licensesWaiting: licenses.waiting, endingSoon, lastSignIn }
}

async function seatCounts(db: Queries, id: UserId): Promise<{ held: number; waiting: number }> {
  const rows = await db
    .select({ state: seats.state, seats: count() })
    .from(seats)
    .where(and(eq(seats.userId, id), isNull(seats.endsAt)))
    .groupBy(seats.state)
  const of = (state: 'held' | 'waiting') => rows.find((row) => row.state === state)?.seats ?? 0
  return { held: of('held'), waiting: of('waiting') }
}

async function endingBefore(db: Queries, id: UserId, horizon: Date): Promise<readonly EndingAccess[]> {
  const rows = await db
    .select({ id: assignments.id, packageName: accessPackages.displayName, expiresAt: assignments.expiresAt })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(eq(assignments.targetId, id), isNull(assignments.endsAt), lte(assignments.expiresAt, horizon)))
    .orderBy(asc(assignments.expiresAt), asc(assignments.id))
  return rows.flatMap(({ expiresAt, ...row }) => (expiresAt === null ? [] : [{ ...row, expiresAt }]))
}

async function lastSignInOf(db: Queries, id: UserId): Promise<CameIn | null> {
  const rows = await db
    .select({ at: signIns.at, address: signIns.address, browser: signIns.browser })
    .from(signIns)
    .where(and(eq(signIns.userId, id), eq(signIns.result, 'success')))
    .orderBy(desc(signIns.at), desc(signIns.id))
    .limit(2)
  return rows[1] ?? rows[0] ?? null
}
