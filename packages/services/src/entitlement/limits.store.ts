import {
  type AccessCounts,
  daysRequestsCount,
  type LimitName,
  objectionsToMore,
} from '@latchkey/core/entitlement/limits'
import { insist } from '@latchkey/core/objection'
import { after, days } from '@latchkey/core/time'
import type { Queries } from '@latchkey/schema/database'
import { connectedOrganizations } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
  catalogs,
} from '@latchkey/schema/tables/entitlement'
import { customExtensions } from '@latchkey/schema/tables/extensions'
import { count, gt, isNull } from 'drizzle-orm'
import { settingOf } from '../installation/settings.store.ts'
import { entitlementSettings } from './entitlement-settings.store.ts'

/** The tables whose living rows a limit counts. They are small: thousands, and written rarely. */
const counted = {
  catalogs,
  accessPackages,
  policies: assignmentPolicies,
  connectedOrganizations,
  customExtensions,
} as const

/** Refuses where this many more of something would go beyond the limit of the settings. Two queries. */
export async function insistRoomFor(db: Queries, limit: keyof typeof counted, more = 1): Promise<void> {
  const rows = counted[limit]
  const [row] = await db.select({ there: count() }).from(rows).where(isNull(rows.deletedAt))
  await insistAtMost(db, limit, (row?.there ?? 0) + more)
}

/** Refuses a number that goes beyond the limit of the settings. */
export async function insistAtMost(db: Queries, limit: LimitName, wouldBe: number): Promise<void> {
  const { limits } = await entitlementSettings(db)
  insist(objectionsToMore, { limit, wouldBe, most: limits[limit] })
}

/** How many there are now of what has a limit over all of the organization; assignments and requests as they were last counted. */
export async function countsAgainstLimits(db: Queries): Promise<Partial<Readonly<Record<LimitName, number>>>> {
  const there: Partial<Record<LimitName, number>> = { ...(await settingOf(db, 'accessCounts')) }
  for (const [limit, rows] of Object.entries(counted)) {
    const [row] = await db.select({ there: count() }).from(rows).where(isNull(rows.deletedAt))
    there[limit as keyof typeof counted] = row?.there ?? 0
  }
  return there
}

/** How many assignments live now and how many requests of three months count. It reads along both, so that a job does it now and then. */
export async function countAccess(db: Queries, at: Date): Promise<AccessCounts> {
  const [live] = await db.select({ there: count() }).from(assignments).where(isNull(assignments.endsAt))
  const [counting] = await db
    .select({ there: count() })
    .from(assignmentRequests)
    .where(gt(assignmentRequests.submittedAt, after(at, days(-daysRequestsCount))))
  return { assignments: live?.there ?? 0, requests: counting?.there ?? 0 }
}

/**
 * Refuses where this many more requests, or this much more access, would go beyond the limits of the settings, by what was last counted:
 * a count of its own would be one row that all requests wait for. Two queries.
 */
export async function insistRoomForAccess(
  db: Queries,
  more: { readonly requests: number; readonly assignments: number },
): Promise<void> {
  const there = await settingOf(db, 'accessCounts')
  if (!there) return
  const { limits } = await entitlementSettings(db)
  for (const limit of ['requests', 'assignments'] as const)
    if (more[limit] > 0) insist(objectionsToMore, { limit, wouldBe: there[limit] + more[limit], most: limits[limit] })
}
