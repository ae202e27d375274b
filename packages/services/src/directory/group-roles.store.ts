import type { Role } from '@latchkey/core/authorization/roles'
import type { GroupId, UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { groupRoles, groups, memberships, users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

const ofUser = prepared((db) =>
  db
    .selectDistinct({ role: groupRoles.role })
    .from(memberships)
    .innerJoin(groupRoles, and(eq(groupRoles.groupId, memberships.groupId), isNull(groupRoles.endsAt)))
    .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.userType, 'member')))
    .where(and(eq(memberships.userId, given('userId')), isNull(memberships.endsAt)))
    .orderBy(asc(groupRoles.role)),
)

/** The directory roles that somebody has as a member of groups. Guests have none. */
export async function rolesThroughGroups(db: Queries, userId: UserId): Promise<readonly Role[]> {
  const rows = await ofUser(db, { userId })
  return rows.map(({ role }) => role)
}

/** Everybody who has a directory role as a member of a group, once for each role; with `roles`, of these alone. */
export async function holdersThroughGroups(
  db: Queries,
  roles?: readonly Role[],
): Promise<readonly { readonly userId: UserId; readonly role: Role; readonly accountEnabled: boolean }[]> {
  return db
    .selectDistinct({ userId: users.id, role: groupRoles.role, accountEnabled: users.accountEnabled })
    .from(groupRoles)
    .innerJoin(memberships, and(eq(memberships.groupId, groupRoles.groupId), isNull(memberships.endsAt)))
    .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.userType, 'member')))
    .where(and(isNull(groupRoles.endsAt), roles ? inArray(groupRoles.role, [...roles]) : undefined))
    .orderBy(asc(users.id), asc(groupRoles.role))
}

/** A directory role that somebody has by a group, and why they are in it. */
export interface RoleByGroup {
  readonly role: Role
  readonly groupId: GroupId
  readonly groupName: string
  /** The access package that gives the membership; null where it was given by hand. */
  readonly packageName: string | null
  readonly since: Date
}

/** The directory roles that somebody has by groups, each with every reason. */
export async function whyRolesThroughGroups(db: Queries, userId: UserId): Promise<readonly RoleByGroup[]> {
  const rows = await db
    .select({
      role: groupRoles.role,
      groupId: groups.id,
      groupName: groups.displayName,
      packageName: accessPackages.displayName,
      roleSince: groupRoles.startsAt,
      memberSince: memberships.startsAt,
    })
    .from(memberships)
    .innerJoin(groupRoles, and(eq(groupRoles.groupId, memberships.groupId), isNull(groupRoles.endsAt)))
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.userType, 'member')))
    .leftJoin(assignments, eq(assignments.id, memberships.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(eq(memberships.userId, userId), isNull(memberships.endsAt)))
    .orderBy(asc(groupRoles.role), asc(groups.displayName), asc(memberships.id))
  return rows.map(({ roleSince, memberSince, ...row }) => ({
    ...row,
    since: later(roleSince, memberSince),
  }))
}

const later = (one: Date, other: Date): Date => (one.getTime() > other.getTime() ? one : other)

/** A directory role that the members of a group have. */
export interface RoleOfGroup {
  readonly role: Role
  readonly since: Date
}

/** The directory roles that the members of a group have now. */
export async function rolesOfGroup(db: Queries, groupId: GroupId): Promise<readonly RoleOfGroup[]> {
  return db
    .select({ role: groupRoles.role, since: groupRoles.startsAt })
    .from(groupRoles)
    .where(and(eq(groupRoles.groupId, groupId), isNull(groupRoles.endsAt)))
    .orderBy(asc(groupRoles.role))
}

/** Lets a group give a directory role from now on. */
export async function beginGroupRole(portal: Portal, tx: Transaction, groupId: GroupId, role: Role): Promise<void> {
  await tx.insert(groupRoles).values({ id: portal.newId(), groupId, role, startsAt: portal.now(), endsAt: null })
}

/** Ends the directory roles of a group; with `role`, that one alone. */
export async function endGroupRoles(portal: Portal, tx: Transaction, groupId: GroupId, role?: Role): Promise<void> {
  await tx
    .update(groupRoles)
    .set({ endsAt: portal.now() })
    .where(
      and(eq(groupRoles.groupId, groupId), isNull(groupRoles.endsAt), role ? eq(groupRoles.role, role) : undefined),
    )
}
