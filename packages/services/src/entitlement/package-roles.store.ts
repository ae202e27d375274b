import type { AccessPackageId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { applications, appRoles } from '@latchkey/schema/tables/applications'
import { groups } from '@latchkey/schema/tables/directory'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { sites } from '@latchkey/schema/tables/sites'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { appRoleSays, groupRoleSays, siteRoleSays } from './resource-roles.store.ts'

const { accessPackageId, kind, originId, roleId } = packageResourceRoles

const rolesOf = prepared((db) =>
  db
    .select({
      accessPackageId,
      kind,
      roleId,
      groupName: groups.displayName,
      siteName: sites.displayName,
      role: appRoles.displayName,
      name: applications.displayName,
    })
    .from(packageResourceRoles)
    .leftJoin(groups, and(eq(kind, 'group'), eq(groups.id, originId)))
    .leftJoin(sites, and(eq(kind, 'site'), eq(sites.id, originId)))
    .leftJoin(appRoles, and(eq(kind, 'application'), eq(appRoles.id, roleId)))
    .leftJoin(applications, eq(applications.id, appRoles.applicationId))
    .where(and(amongGiven(accessPackageId, 'packageIds'), isNull(packageResourceRoles.endsAt)))
    .orderBy(asc(packageResourceRoles.id)),
)

/** What each of these packages gives, in words. One query, whatever the number. */
export async function givesOf(
  db: Queries,
  packageIds: readonly AccessPackageId[],
): Promise<ReadonlyMap<AccessPackageId, readonly string[]>> {
  const gives = new Map<AccessPackageId, string[]>()
  if (packageIds.length === 0) return gives
  const rows = await rolesOf(db, { packageIds: listed(packageIds) })
  for (const row of rows) {
    const says =
      row.kind === 'group'
        ? groupRoleSays(row.roleId, row.groupName)
        : row.kind === 'site'
          ? siteRoleSays(row.roleId, row.siteName)
          : appRoleSays(row)
    const known = gives.get(row.accessPackageId)
    if (known) known.push(says)
    else gives.set(row.accessPackageId, [says])
  }
  return gives
}
