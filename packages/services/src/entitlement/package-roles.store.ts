import type { AccessPackageId } from '@latchkey/core/ids'
import { among } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { applications, appRoles } from '@latchkey/schema/tables/applications'
import { groups } from '@latchkey/schema/tables/directory'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { appRoleSays, groupRoleSays } from './resource-roles.store.ts'

/** What each of these packages gives, in words. One query, whatever the number. */
export async function givesOf(
  db: Queries,
  packageIds: readonly AccessPackageId[],
): Promise<ReadonlyMap<AccessPackageId, readonly string[]>> {
  const gives = new Map<AccessPackageId, string[]>()
  if (packageIds.length === 0) return gives
  const { accessPackageId, kind, originId, roleId } = packageResourceRoles
  const rows = await db
    .select({
      accessPackageId,
      kind,
      roleId,
      groupName: groups.displayName,
      role: appRoles.displayName,
      name: applications.displayName,
    })
    .from(packageResourceRoles)
    .leftJoin(groups, and(eq(kind, 'group'), eq(groups.id, originId)))
    .leftJoin(appRoles, and(eq(kind, 'application'), eq(appRoles.id, roleId)))
    .leftJoin(applications, eq(applications.id, appRoles.applicationId))
    .where(and(among(accessPackageId, packageIds), isNull(packageResourceRoles.endsAt)))
    .orderBy(asc(packageResourceRoles.id))
  for (const row of rows) {
    const says = row.kind === 'group' ? groupRoleSays(row.roleId, row.groupName) : appRoleSays(row)
    const known = gives.get(row.accessPackageId)
    if (known) known.push(says)
    else gives.set(row.accessPackageId, [says])
  }
  return gives
}
