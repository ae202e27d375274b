import type { Lockout } from '@latchkey/core/authentication/lockout'
import type { UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { credentials, lockouts, signIns } from '@latchkey/schema/tables/authentication'
import { users } from '@latchkey/schema/tables/directory'
import { eq, inArray, sql } from 'drizzle-orm'

/** A user by the name that they sign in with, whatever its case, with what they sign in by. */
export async function credentialsByName(db: Queries, userName: string) {
  const [row] = await db
    .select({
      id: users.id,
      displayName: users.displayName,
      userPrincipalName: users.userPrincipalName,
      givenName: users.givenName,
      surname: users.surname,
      accountEnabled: users.accountEnabled,
      passwordHash: credentials.passwordHash,
      mustChangePassword: credentials.mustChangePassword,
    })
    .from(users)
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(sql`lower(${users.userPrincipalName})`, userName.toLowerCase()))
  return row
}

/** Sets what a user signs in with. */
export async function setPassword(
  tx: Transaction,
  row: { userId: UserId; passwordHash: string; passwordChangedAt: Date; mustChangePassword: boolean },
): Promise<void> {
  const { passwordHash, passwordChangedAt, mustChangePassword } = row
  await tx
    .insert(credentials)
    .values(row)
    .onConflictDoUpdate({ target: credentials.userId, set: { passwordHash, passwordChangedAt, mustChangePassword } })
}

/** The failures in a row under these keys. */
export async function lockoutsOf(db: Queries, keys: readonly string[]): Promise<ReadonlyMap<string, Lockout>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .select()
    .from(lockouts)
    .where(inArray(lockouts.key, [...keys]))
  return new Map(rows.map(({ key, ...lockout }) => [key, lockout]))
}

/** Keeps the failures in a row under a key. */
export async function saveLockout(tx: Transaction, key: string, lockout: Lockout): Promise<void> {
  await tx
    .insert(lockouts)
    .values({ key, ...lockout })
    .onConflictDoUpdate({ target: lockouts.key, set: { ...lockout } })
}

/** Forgets the failures under these keys. */
export async function clearLockouts(tx: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.delete(lockouts).where(inArray(lockouts.key, [...keys]))
}

/** Adds a try to the sign-in log. */
export async function logSignIn(tx: Transaction, row: typeof signIns.$inferInsert): Promise<void> {
  await tx.insert(signIns).values(row)
}
