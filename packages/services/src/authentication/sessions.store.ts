import type { UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { credentials, sessions } from '@latchkey/schema/tables/authentication'
import { users } from '@latchkey/schema/tables/directory'
import { and, desc, eq, lte, ne } from 'drizzle-orm'

/** A session with the user that it belongs to. */
export async function sessionWithUser(db: Queries, id: string) {
  const [row] = await db
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
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(sessions.id, id))
  return row
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
