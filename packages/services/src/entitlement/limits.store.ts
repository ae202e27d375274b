import { type LimitName, objectionsToMore } from '@latchkey/core/entitlement/limits'
import { insist } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { connectedOrganizations } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, catalogs } from '@latchkey/schema/tables/entitlement'
import { customExtensions } from '@latchkey/schema/tables/extensions'
import { count, isNull } from 'drizzle-orm'
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
