import { type AdministratorReason, keptForAdministration } from '@latchkey/core/directory/administration'
import type { AccessPackageId, AssignmentId, GroupId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { groupRoles, memberships, roleAssignments, users } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'

const direct = prepared((db) =>
  db
    .select({ userId: users.id })
    .from(roleAssignments)
    .innerJoin(users, and(eq(users.id, roleAssignments.userId), eq(users.accountEnabled, true)))
    .where(and(eq(roleAssignments.role, 'globalAdministrator'), isNull(roleAssignments.endsAt)))
    .orderBy(asc(roleAssignments.id)),
)

const byGroup = prepared((db) =>
  db
    .select({ userId: users.id, assignmentId: assignments.id, packageId: assignments.accessPackageId })
    .from(groupRoles)
    .innerJoin(memberships, and(eq(memberships.groupId, groupRoles.groupId), isNull(memberships.endsAt)))
    .innerJoin(
      users,
      and(eq(users.id, memberships.userId), eq(users.userType, 'member'), eq(users.accountEnabled, true)),
    )
    .leftJoin(assignments, eq(assignments.id, memberships.sourceId))
    .where(and(eq(groupRoles.role, 'globalAdministrator'), isNull(groupRoles.endsAt)))
    .orderBy(asc(memberships.id)),
)

const groups = prepared((db) =>
  db
    .selectDistinct({ groupId: groupRoles.groupId })
    .from(groupRoles)
    .where(and(eq(groupRoles.role, 'globalAdministrator'), isNull(groupRoles.endsAt)))
    .orderBy(asc(groupRoles.groupId)),
)

/** A reason why somebody is Global Administrator, with the package that gives it. */
export interface StoredReason extends AdministratorReason {
  readonly packageId: AccessPackageId | null
}

/** Every reason why somebody who can sign in is Global Administrator. Two queries. */
export async function administratorReasons(db: Queries): Promise<readonly StoredReason[]> {
  const own = (await direct(db, {})).map(({ userId }) => ({ userId, assignmentId: null, packageId: null }))
  return [...own, ...(await byGroup(db, {}))]
}

/** The groups whose members are Global Administrators. */
export async function administratorGroups(db: Queries): Promise<ReadonlySet<GroupId>> {
  return new Set((await groups(db, {})).map(({ groupId }) => groupId))
}

/** Of assignments that are about to end by themselves, those that stay for now, so that a Global Administrator is left. Two queries. */
export const keptAsLast = async (db: Queries, endings: readonly AssignmentId[]): Promise<ReadonlySet<AssignmentId>> =>
  endings.length === 0 ? new Set() : keptForAdministration(await administratorReasons(db), endings)
