import { type Actor, idOf } from '@latchkey/core/authorization/actor'
import type { Facts } from '@latchkey/core/authorization/may'
import type { UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { and, eq, ne, sql } from 'drizzle-orm'
import { holdersOf } from '../authorization.store.ts'
import type { RelationConditions } from '../visible.ts'

/** A user as they are stored. */
export type StoredUser = Readonly<typeof users.$inferSelect>

/** A user by their id, or undefined. */
export async function findUser(db: Queries, id: UserId): Promise<StoredUser | undefined> {
  const [user] = await db.select().from(users).where(eq(users.id, id))
  return user
}

/** A user by their id; refuses with notFound. */
export async function userById(db: Queries, id: UserId): Promise<StoredUser> {
  const user = await findUser(db, id)
  if (!user) throw notFound('user')
  return user
}

/** The people who stand in a relation to a user. */
export const factsOfUser = (user: Pick<StoredUser, 'id' | 'managerId'>): Facts => ({
  self: [user.id],
  manager: [user.managerId],
})

/** The relations of the actor to users, as conditions on their rows. Mirrors `factsOfUser`. */
export function usersRelatedTo(actor: Actor): RelationConditions {
  const me = idOf(actor)
  return me === null ? {} : { self: eq(users.id, me), manager: eq(users.managerId, me) }
}

/** Adds a user. */
export async function insertUser(tx: Transaction, user: typeof users.$inferInsert): Promise<void> {
  await tx.insert(users).values(user)
}

/** Keeps what changed of a user; the revision counts up. */
export async function saveUser(tx: Transaction, user: StoredUser, changes: Partial<StoredUser>): Promise<void> {
  await tx
    .update(users)
    .set({ ...changes, revision: user.revision + 1 })
    .where(eq(users.id, user.id))
}

/** Which of these names another account has; a sign-in name is the same in whatever case. */
export async function namesTaken(
  db: Queries,
  names: { readonly userPrincipalName: string; readonly employeeId: string | null },
  exceptId: UserId,
): Promise<{ readonly principalNameTaken: boolean; readonly employeeIdTaken: boolean }> {
  const byName = await db
    .select({ id: users.id })
    .from(users)
    .where(
      and(eq(sql`lower(${users.userPrincipalName})`, sql`lower(${names.userPrincipalName})`), ne(users.id, exceptId)),
    )
  const byEmployeeId =
    names.employeeId === null
      ? []
      : await db
          .select({ id: users.id })
          .from(users)
          .where(and(eq(users.employeeId, names.employeeId), ne(users.id, exceptId)))
  return { principalNameTaken: byName.length > 0, employeeIdTaken: byEmployeeId.length > 0 }
}

/** The managers from a user upwards, the user first. Ends at who has none, or where the line would go round in a circle. */
export async function managerChain(db: Queries, from: UserId): Promise<readonly UserId[]> {
  const chain: UserId[] = []
  let next: UserId | null = from
  while (next !== null && !chain.includes(next)) {
    chain.push(next)
    const rows: { managerId: UserId | null }[] = await db
      .select({ managerId: users.managerId })
      .from(users)
      .where(eq(users.id, next))
    next = rows[0]?.managerId ?? null
  }
  return chain
}

/** Whether a user is the only enabled Global Administrator. */
export async function isLastGlobalAdministrator(db: Queries, userId: UserId): Promise<boolean> {
  const holders = await holdersOf(db, ['globalAdministrator'])
  return holders.length === 1 && holders[0] === userId
}
