import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { groups, memberships } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignments,
  incompatibleGroups,
  incompatiblePackages,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'

const packagesHeld = prepared((db) =>
  db
    .select({ name: accessPackages.displayName })
    .from(incompatiblePackages)
    .innerJoin(
      assignments,
      and(
        eq(assignments.accessPackageId, incompatiblePackages.incompatibleId),
        eq(assignments.targetId, given('userId')),
        isNull(assignments.endsAt),
      ),
    )
    .innerJoin(accessPackages, eq(accessPackages.id, incompatiblePackages.incompatibleId))
    .where(and(eq(incompatiblePackages.accessPackageId, given('packageId')), isNull(incompatiblePackages.endsAt)))
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id)),
)

const groupsHeld = prepared((db) =>
  db
    .selectDistinct({ id: groups.id, name: groups.displayName })
    .from(incompatibleGroups)
    .innerJoin(
      memberships,
      and(
        eq(memberships.groupId, incompatibleGroups.groupId),
        eq(memberships.userId, given('userId')),
        isNull(memberships.endsAt),
      ),
    )
    .innerJoin(groups, eq(groups.id, incompatibleGroups.groupId))
    .where(and(eq(incompatibleGroups.accessPackageId, given('packageId')), isNull(incompatibleGroups.endsAt)))
    .orderBy(asc(groups.displayName), asc(groups.id)),
)

/** The packages and groups that somebody has and that do not go together with a package, by their names. Two queries. */
export async function conflictsOf(db: Queries, packageId: AccessPackageId, userId: UserId): Promise<readonly string[]> {
  const held = await packagesHeld(db, { packageId, userId })
  const member = await groupsHeld(db, { packageId, userId })
  return [...held.map(({ name }) => `“${name}”`), ...member.map(({ name }) => `the group “${name}”`)]
}
