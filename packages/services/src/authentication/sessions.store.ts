import type { Role } from '@latchkey/core/authorization/roles'
import type { CatalogRole } from '@latchkey/core/entitlement/catalog'
import type { UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { credentials, sessions } from '@latchkey/schema/tables/authentication'
import { groupRoles, memberships, roleAssignments, users } from '@latchkey/schema/tables/directory'
import { catalogRoleAssignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq, inArray, isNull, lte, ne } from 'drizzle-orm'

const withUser = prepared((db) => {
  return db
    .select({
      session: sessions,
      user: {
        id: users.id,
        displayName: users.displayName,
        userPrincipalName: users.userPrincipalName,
        jobTitle: users.jobTitle,
        department: users.department,
        userType: users.userType,
        accountEnabled: users.accountEnabled,
        mustChangePassword: credentials.mustChangePassword,
      },
      role: roleAssignments.role,
      groupRole: groupRoles.role,
      catalogRole: catalogRoleAssignments.role,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .leftJoin(roleAssignments, and(eq(roleAssignments.userId, users.id), isNull(roleAssignments.endsAt)))
    .leftJoin(
      groupRoles,
      and(
        eq(users.userType, 'member'),
        isNull(groupRoles.endsAt),
        inArray(
          groupRoles.groupId,
          db
            .select({ groupId: memberships.groupId })
            .from(memberships)
            .where(and(eq(memberships.userId, users.id), isNull(memberships.endsAt))),
        ),
      ),
    )
    .leftJoin(
      catalogRoleAssignments,
      and(eq(catalogRoleAssignments.userId, users.id), isNull(catalogRoleAssignments.endsAt)),
    )
    .where(eq(sessions.id, given('id')))
    .orderBy(asc(roleAssignments.role), asc(groupRoles.role), asc(catalogRoleAssignments.role))
})

/** A session with the user that it belongs to, and what they may act as: one query, because every request asks it. */
export async function sessionWithUser(db: Queries, id: string) {
  const rows = await withUser(db, { id })
  const [first] = rows
  if (!first) return undefined
  const roles: readonly Role[] = [
    ...new Set(rows.flatMap(({ role, groupRole }) => [role ?? [], groupRole ?? []].flat())),
  ]
  const catalogRoles: readonly CatalogRole[] = [...new Set(rows.flatMap(({ catalogRole }) => catalogRole ?? []))]
  return { session: first.session, user: { ...first.user, roles, catalogRoles } }
}

/** The live sessions of a user, newest first. */
export const sessionsOf = (db: Queries, userId: UserId) =>
  db.select().from(sessions).where(eq(sessions.userId, userId)).orderBy(desc(sessions.createdAt), desc(sessions.id))

/** Adds a session. */
export async function addSession(tx: Transaction, row: typeof sessions.$inferInsert): Promise<void> {
  await tx.insert(sessions).values(row)
}

/** Moves the end of a session. */
export async function prolongSession(tx: Transaction, id: string, expiresAt: Date): Promise<void> {
  await tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, id))
}

/** Ends one session. */
export async function endSession(tx: Transaction, id: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.id, id))
}

/** Ends every session of a user, but for one where it is named. */
export async function endSessionsOf(tx: Transaction, userId: UserId, but?: string): Promise<void> {
  await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), but === undefined ? undefined : ne(sessions.id, but)))
}

/** Forgets the sessions that are over. */
export async function forgetExpiredSessions(tx: Transaction, now: Date): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, now))
}
