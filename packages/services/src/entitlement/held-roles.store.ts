import { type ResourceRole, roleAsText } from '@latchkey/core/entitlement/resource'
import type { UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { applicationAssignments } from '@latchkey/schema/tables/applications'
import { groupOwners, groups, memberships } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { siteAccess } from '@latchkey/schema/tables/sites'
import { and, asc, eq, isNull, or } from 'drizzle-orm'

/** A role that somebody has, and by what: the package that gave it, the group through which it comes, or neither. */
interface Held extends ResourceRole {
  readonly packageName: string | null
  readonly groupName: string | null
}

const inGroups = prepared((db) =>
  db
    .select({ originId: memberships.groupId, packageName: accessPackages.displayName })
    .from(memberships)
    .leftJoin(assignments, and(eq(memberships.source, 'accessPackage'), eq(assignments.id, memberships.sourceId)))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(
      and(eq(memberships.userId, given('userId')), amongGiven(memberships.groupId, 'ids'), isNull(memberships.endsAt)),
    )
    .orderBy(asc(memberships.startsAt), asc(memberships.id)),
)

const ownedGroups = prepared((db) =>
  db
    .select({ originId: groupOwners.groupId, packageName: accessPackages.displayName })
    .from(groupOwners)
    .leftJoin(assignments, and(eq(groupOwners.source, 'accessPackage'), eq(assignments.id, groupOwners.sourceId)))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(
      and(eq(groupOwners.userId, given('userId')), amongGiven(groupOwners.groupId, 'ids'), isNull(groupOwners.endsAt)),
    )
    .orderBy(asc(groupOwners.startsAt), asc(groupOwners.id)),
)

const appRolesHeld = prepared((db) =>
  db
    .select({
      originId: applicationAssignments.applicationId,
      roleId: applicationAssignments.appRoleId,
      packageName: accessPackages.displayName,
      groupName: groups.displayName,
    })
    .from(applicationAssignments)
    .leftJoin(
      assignments,
      and(eq(applicationAssignments.source, 'accessPackage'), eq(assignments.id, applicationAssignments.sourceId)),
    )
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .leftJoin(
      memberships,
      and(
        eq(memberships.groupId, applicationAssignments.groupId),
        eq(memberships.userId, given('userId')),
        isNull(memberships.endsAt),
      ),
    )
    .leftJoin(groups, eq(groups.id, memberships.groupId))
    .where(
      and(
        amongGiven(applicationAssignments.applicationId, 'ids'),
        isNull(applicationAssignments.endsAt),
        or(eq(applicationAssignments.userId, given('userId')), eq(memberships.userId, given('userId'))),
      ),
    )
    .orderBy(asc(applicationAssignments.startsAt), asc(applicationAssignments.id)),
)

const siteRolesHeld = prepared((db) =>
  db
    .select({ originId: siteAccess.siteId, roleId: siteAccess.role, packageName: accessPackages.displayName })
    .from(siteAccess)
    .leftJoin(assignments, and(eq(siteAccess.source, 'accessPackage'), eq(assignments.id, siteAccess.sourceId)))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(eq(siteAccess.userId, given('userId')), amongGiven(siteAccess.siteId, 'ids'), isNull(siteAccess.endsAt)))
    .orderBy(asc(siteAccess.startsAt), asc(siteAccess.id)),
)

/**
 * Which of these roles a person has already, each with by what in words. Four queries at most, whatever the number of roles. Keys are
 * roles as text.
 */
export async function heldRoles(
  db: Queries,
  userId: UserId,
  roles: readonly ResourceRole[],
): Promise<ReadonlyMap<string, string>> {
  const ids = (kind: ResourceRole['kind']) => [
    ...new Set(roles.filter((role) => role.kind === kind).map(({ originId }) => originId)),
  ]
  const [groupIds, applicationIds, siteIds] = [ids('group'), ids('application'), ids('site')]
  const held: Held[] = []
  if (groupIds.length > 0) {
    const of = { userId, ids: listed(groupIds) }
    for (const row of await inGroups(db, of)) held.push({ kind: 'group', roleId: 'member', groupName: null, ...row })
    for (const row of await ownedGroups(db, of)) held.push({ kind: 'group', roleId: 'owner', groupName: null, ...row })
  }
  if (applicationIds.length > 0)
    for (const row of await appRolesHeld(db, { userId, ids: listed(applicationIds) }))
      held.push({ kind: 'application', ...row })
  if (siteIds.length > 0)
    for (const row of await siteRolesHeld(db, { userId, ids: listed(siteIds) }))
      held.push({ kind: 'site', groupName: null, ...row })
  const known = new Map<string, string>()
  for (const role of held) if (!known.has(roleAsText(role))) known.set(roleAsText(role), byWhat(role))
  return known
}

function byWhat({ packageName, groupName }: Held): string {
  if (packageName !== null) return `through the package ${packageName}`
  return groupName === null ? 'without a package' : `through the group ${groupName}`
}
