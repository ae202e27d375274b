import type { Person } from '@latchkey/core/authorization/actor'
import type { Role } from '@latchkey/core/authorization/roles'
import type { CatalogRole } from '@latchkey/core/entitlement/catalog'
import type { UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { roleAssignments, users } from '@latchkey/schema/tables/directory'
import { catalogRoleAssignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { holdersThroughGroups, rolesThroughGroups } from './directory/group-roles.store.ts'

/** The directory roles that were given to a user themselves, and to no group of theirs. */
export async function rolesHeldDirectly(db: Queries, userId: UserId): Promise<readonly Role[]> {
  const rows = await db
    .select({ role: roleAssignments.role })
    .from(roleAssignments)
    .where(and(eq(roleAssignments.userId, userId), isNull(roleAssignments.endsAt)))
    .orderBy(asc(roleAssignments.role))
  return rows.map(({ role }) => role)
}

/** The directory roles that a user holds now: their own, and those of groups that they are in. Two queries. */
export async function rolesOf(db: Queries, userId: UserId): Promise<readonly Role[]> {
  const [own, byGroups] = [await rolesHeldDirectly(db, userId), await rolesThroughGroups(db, userId)]
  return [...new Set([...own, ...byGroups])].sort()
}

/** The roles that a user has in any catalog now, each once. */
export async function catalogRolesOf(db: Queries, userId: UserId): Promise<readonly CatalogRole[]> {
  const rows = await db
    .selectDistinct({ role: catalogRoleAssignments.role })
    .from(catalogRoleAssignments)
    .where(and(eq(catalogRoleAssignments.userId, userId), isNull(catalogRoleAssignments.endsAt)))
    .orderBy(asc(catalogRoleAssignments.role))
  return rows.map(({ role }) => role)
}

/** A user as an actor, or undefined where there is none who may act: unknown or disabled. */
export async function personById(db: Queries, userId: UserId): Promise<Person | undefined> {
  const [user] = await db
    .select({
      id: users.id,
      displayName: users.displayName,
      userType: users.userType,
      accountEnabled: users.accountEnabled,
    })
    .from(users)
    .where(eq(users.id, userId))
  if (!user?.accountEnabled) return undefined
  const [roles, catalogRoles] = await Promise.all([rolesOf(db, userId), catalogRolesOf(db, userId)])
  return {
    kind: 'user',
    id: user.id,
    displayName: user.displayName,
    userType: user.userType,
    roles,
    catalogRoles,
  }
}

/** The enabled holders of any of these roles, for themselves or as members of a group. Two queries. */
export async function holdersOf(db: Queries, roles: readonly Role[]): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ id: users.id })
    .from(roleAssignments)
    .innerJoin(users, eq(users.id, roleAssignments.userId))
    .where(
      and(inArray(roleAssignments.role, [...roles]), isNull(roleAssignments.endsAt), eq(users.accountEnabled, true)),
    )
    .orderBy(asc(users.id))
  const byGroups = (await holdersThroughGroups(db, roles)).filter(({ accountEnabled }) => accountEnabled)
  return [...new Set([...rows.map(({ id }) => id), ...byGroups.map(({ userId }) => userId)])].sort()
}
