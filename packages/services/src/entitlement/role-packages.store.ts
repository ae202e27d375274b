import type { AccessPackageId, GroupId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { groups } from '@latchkey/schema/tables/directory'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'

const roleGroups = prepared((db) =>
  db
    .select({ id: packageResourceRoles.id })
    .from(packageResourceRoles)
    .innerJoin(groups, eq(groups.id, packageResourceRoles.originId))
    .where(
      and(
        eq(packageResourceRoles.accessPackageId, given('packageId')),
        eq(packageResourceRoles.kind, 'group'),
        eq(groups.isAssignableToRole, true),
        isNull(packageResourceRoles.endsAt),
      ),
    )
    .limit(1),
)

/** Whether a package gives a role of a group whose members can have directory roles. One query. */
export const givesRoleGroup = async (db: Queries, packageId: AccessPackageId): Promise<boolean> =>
  (await roleGroups(db, { packageId })).length > 0

const assignable = prepared((db) =>
  db
    .select({ id: groups.id })
    .from(groups)
    .where(and(amongGiven(groups.id, 'ids'), eq(groups.isAssignableToRole, true))),
)

/** Those of these groups whose members can have directory roles. One query. */
export async function roleGroupsAmong(db: Queries, groupIds: readonly GroupId[]): Promise<ReadonlySet<GroupId>> {
  if (groupIds.length === 0) return new Set()
  return new Set((await assignable(db, { ids: listed(groupIds) })).map(({ id }) => id))
}
