import type { SiteId, UserId } from '@latchkey/core/ids'
import { type SiteRole, siteRoleTitles } from '@latchkey/core/sites/site'
import type { Queries } from '@latchkey/schema/database'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { siteAccess, sites } from '@latchkey/schema/tables/sites'
import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'

/** A site in which somebody has a role, and why in words. */
export interface SiteOfUser {
  readonly accessId: string
  readonly id: SiteId
  readonly displayName: string
  readonly url: string
  readonly role: SiteRole
  readonly roleTitle: string
  readonly says: string
  readonly since: Date
}

/** The sites in which somebody has a role now, by name; only those that the condition lets through. */
export async function sitesOfUser(db: Queries, userId: UserId, visible?: SQL): Promise<readonly SiteOfUser[]> {
  const rows = await db
    .select({
      accessId: siteAccess.id,
      id: sites.id,
      displayName: sites.displayName,
      url: sites.url,
      role: siteAccess.role,
      since: siteAccess.startsAt,
      packageName: accessPackages.displayName,
    })
    .from(siteAccess)
    .innerJoin(sites, eq(sites.id, siteAccess.siteId))
    .leftJoin(assignments, eq(assignments.id, siteAccess.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(eq(siteAccess.userId, userId), isNull(siteAccess.endsAt), isNull(sites.deletedAt), visible))
    .orderBy(asc(sites.displayName), asc(sites.id), asc(siteAccess.id))
  return rows.map(({ packageName, ...row }) => ({
    ...row,
    roleTitle: siteRoleTitles[row.role],
    says: packageName === null ? 'Given directly' : `Through the access package ${packageName}`,
  }))
}
