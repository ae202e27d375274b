import type { GroupKind, MembershipSource } from '@latchkey/core/directory/group'
import { reasonSays } from '@latchkey/core/directory/membership'
import type { AccessPackageId, GroupId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { groups, memberships } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'

/** Why somebody is a member of a group, and since when. */
export interface MembershipReason {
  readonly source: MembershipSource
  /** The reason in words: `Added directly`, `Through the access package Design suite`. */
  readonly says: string
  readonly since: Date
  /** The access package that gave it, where one did, and the assignment that it ends with. */
  readonly accessPackageId: AccessPackageId | null
  readonly assignmentId: string | null
  readonly expiresAt: Date | null
}

/** A group that a user is in, and every reason. */
export interface GroupOfUser {
  readonly id: GroupId
  readonly displayName: string
  readonly kind: GroupKind
  readonly reasons: readonly MembershipReason[]
}

const reasonColumns = {
  source: memberships.source,
  since: memberships.startsAt,
  assignmentId: assignments.id,
  accessPackageId: accessPackages.id,
  packageName: accessPackages.displayName,
  expiresAt: assignments.expiresAt,
}

/** The groups that a user is in now, by name, as far as the condition lets groups through. */
export async function groupsOfUser(db: Queries, userId: UserId, visible?: SQL): Promise<readonly GroupOfUser[]> {
  const rows = await db
    .select({ id: groups.id, displayName: groups.displayName, kind: groups.kind, ...reasonColumns })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .leftJoin(assignments, eq(assignments.id, memberships.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(eq(memberships.userId, userId), isNull(memberships.endsAt), isNull(groups.deletedAt), visible))
    .orderBy(asc(groups.displayName), asc(groups.id), asc(memberships.startsAt), asc(memberships.id))
  const found = new Map<GroupId, GroupOfUser & { reasons: MembershipReason[] }>()
  for (const { id, displayName, kind, packageName, ...reason } of rows) {
    const group = found.get(id) ?? { id, displayName, kind, reasons: [] }
    group.reasons.push({ ...reason, says: reasonSays(reason.source, packageName) })
    found.set(id, group)
  }
  return [...found.values()]
}

/** Why each of these users is in a group, oldest reason first. */
export async function reasonsInGroup(
  db: Queries,
  groupId: GroupId,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, readonly MembershipReason[]>> {
  const found = new Map<UserId, MembershipReason[]>()
  if (userIds.length === 0) return found
  const rows = await db
    .select({ userId: memberships.userId, ...reasonColumns })
    .from(memberships)
    .leftJoin(assignments, eq(assignments.id, memberships.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(eq(memberships.groupId, groupId), inArray(memberships.userId, [...userIds]), isNull(memberships.endsAt)))
    .orderBy(asc(memberships.startsAt), asc(memberships.id))
  for (const { userId, packageName, ...reason } of rows)
    found.set(userId, [...(found.get(userId) ?? []), { ...reason, says: reasonSays(reason.source, packageName) }])
  return found
}
