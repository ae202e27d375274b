import { endsWithAccess } from '@latchkey/core/entitlement/connected-organization'
import type { UserId } from '@latchkey/core/ids'
import { among, amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, exists, gt, isNotNull, isNull, lte, not, or, type SQL, sql } from 'drizzle-orm'
import type { StoredUser } from '../users.store.ts'

/** How many people a sweep takes at once. */
const batch = 500

const liveAccess = (db: Queries) =>
  exists(
    db
      .select({ id: assignments.id })
      .from(assignments)
      .where(and(eq(assignments.targetId, users.id), isNull(assignments.endsAt))),
  )

const openRequest = (db: Queries) =>
  exists(
    db
      .select({ id: assignmentRequests.id })
      .from(assignmentRequests)
      .where(and(eq(assignmentRequests.targetId, users.id), isNull(assignmentRequests.completedAt))),
  )

const endedAccess = (db: Queries) =>
  exists(
    db
      .select({ id: assignments.id })
      .from(assignments)
      .where(and(eq(assignments.targetId, users.id), isNotNull(assignments.endsAt))),
  )

async function idsWhere(db: Queries, condition: SQL | undefined, afterId: string): Promise<readonly UserId[]> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(condition, gt(users.id, afterId)))
    .orderBy(asc(users.id))
    .limit(batch)
  return rows.map(({ id }) => id)
}

/** Governed guests whose last access has ended, by id. */
export const guestsToBlock = (db: Queries, afterId: string): Promise<readonly UserId[]> =>
  idsWhere(
    db,
    and(
      eq(users.userType, 'guest'),
      eq(users.subjectLifecycle, 'governed'),
      eq(users.accountEnabled, true),
      endedAccess(db),
      not(or(liveAccess(db), openRequest(db)) as SQL),
    ),
    afterId,
  )

/** Guests without access who were blocked at this instant or before, by id. */
export const guestsToDelete = (db: Queries, blockedBy: Date, afterId: string): Promise<readonly UserId[]> =>
  idsWhere(db, and(isNull(users.deletedAt), lte(users.blockedAt, blockedBy), not(liveAccess(db))), afterId)

/** Whether somebody has access by a package now, or asks for it. */
export async function hasAccess(db: Queries, userId: UserId): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), or(liveAccess(db), openRequest(db))))
  return rows.length > 0
}

/** Whether a guest's account ends with their access now, looked at anew. */
export async function accountEnds(db: Queries, user: StoredUser): Promise<boolean> {
  const [ended] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, user.id), endedAccess(db)))
  return endsWithAccess({
    userType: user.userType,
    lifecycle: user.subjectLifecycle,
    enabled: user.accountEnabled,
    hasAccess: await hasAccess(db, user.id),
    hadAccess: ended !== undefined,
  })
}

const blocked = prepared((db) =>
  db
    .select({ id: users.id, displayName: users.displayName })
    .from(users)
    .where(and(amongGiven(users.id, 'userIds'), isNotNull(users.blockedAt), isNull(users.deletedAt)))
    .orderBy(asc(users.id)),
)

/** Those of these people who were blocked because their access had ended. */
export const blockedAmong = (db: Queries, userIds: readonly UserId[]) => blocked(db, { userIds: listed(userIds) })

/** Keeps that these people are blocked no more and can sign in. */
export async function keepUnblocked(tx: Transaction, userIds: readonly UserId[]): Promise<void> {
  await tx
    .update(users)
    .set({ accountEnabled: true, blockedAt: null, revision: sql`${users.revision} + 1` })
    .where(among(users.id, userIds))
}
