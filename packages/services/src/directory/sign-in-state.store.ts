import type { Queries } from '@latchkey/schema/database'
import { credentials, lockouts, sessions, signIns } from '@latchkey/schema/tables/authentication'
import { and, count, desc, eq } from 'drizzle-orm'
import type { StoredUser } from './users.store.ts'

/** What an administrator sees of how a user signs in. */
export interface SignInState {
  readonly hasPassword: boolean
  readonly mustChangePassword: boolean
  readonly passwordChangedAt: Date | null
  readonly lastSignInAt: Date | null
  /** The end of the present lock, or of the last one; null where there was none since the last success. */
  readonly lockedUntil: Date | null
  /** How many browsers are signed in. */
  readonly sessions: number
}

/** How a user signs in. */
export async function signInState(
  db: Queries,
  user: Pick<StoredUser, 'id' | 'userPrincipalName'>,
): Promise<SignInState> {
  const [credential] = await db.select().from(credentials).where(eq(credentials.userId, user.id))
  const [last] = await db
    .select({ at: signIns.at })
    .from(signIns)
    .where(and(eq(signIns.userId, user.id), eq(signIns.result, 'success')))
    .orderBy(desc(signIns.at), desc(signIns.id))
    .limit(1)
  const [lockout] = await db
    .select({ lockedUntil: lockouts.lockedUntil })
    .from(lockouts)
    .where(eq(lockouts.key, `user:${user.userPrincipalName.toLowerCase()}`))
  const [open] = await db.select({ sessions: count() }).from(sessions).where(eq(sessions.userId, user.id))
  return {
    hasPassword: credential !== undefined,
    mustChangePassword: credential?.mustChangePassword ?? false,
    passwordChangedAt: credential?.passwordChangedAt ?? null,
    lastSignInAt: last?.at ?? null,
    lockedUntil: lockout?.lockedUntil ?? null,
    sessions: open?.sessions ?? 0,
  }
}
