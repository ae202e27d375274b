import type { Voice } from '@latchkey/core/entitlement/approval'
import { covers, type Delegable } from '@latchkey/core/entitlement/delegation'
import type { AccessPackageId, DelegationId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { reached } from '@latchkey/core/time'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { prepared } from '@latchkey/schema/prepared'
import { approvalDelegations } from '@latchkey/schema/tables/approvals'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import type { Concerned } from './roster.store.ts'

const live = prepared((db) =>
  db
    .select({ delegation: approvalDelegations, enabled: users.accountEnabled })
    .from(approvalDelegations)
    .innerJoin(users, eq(users.id, approvalDelegations.delegateId))
    .where(and(amongGiven(approvalDelegations.userId, 'userIds'), isNull(approvalDelegations.endsAt)))
    .orderBy(asc(approvalDelegations.createdAt), asc(approvalDelegations.id)),
)

/**
 * Who is asked in the place of these approvers now, besides them: the delegates whom they have named, one level deep. Never the one who
 * asks or is to have the access, and nobody who cannot sign in. One query.
 */
export async function delegatesOf(
  portal: Portal,
  db: Queries,
  approverIds: readonly UserId[],
  request: Concerned & Delegable,
): Promise<readonly Omit<Voice, 'part'>[]> {
  const now = portal.now()
  const rows = await live(db, { userIds: listed(approverIds) })
  const concerned = [request.requestorId, request.targetId]
  return rows.flatMap(({ delegation, enabled }) => {
    const { startsAt, untilAt, delegateId, userId } = delegation
    const holds =
      enabled &&
      reached(startsAt, now) &&
      (untilAt === null || untilAt > now) &&
      covers(delegation, request) &&
      !concerned.includes(delegateId) &&
      delegateId !== userId
    return holds ? [{ userId: delegateId, forUserId: userId }] : []
  })
}

/** A delegation as it is stored. */
export type StoredDelegation = typeof approvalDelegations.$inferSelect

/** A delegation by its id; refuses with notFound. */
export async function delegationById(db: Queries, id: DelegationId): Promise<StoredDelegation> {
  const [row] = await db.select().from(approvalDelegations).where(eq(approvalDelegations.id, id))
  if (!row) throw notFound('delegation')
  return row
}

/** The delegations of a person that have not ended: under way or planned. */
export const liveDelegationsOf = (db: Queries, userId: UserId): Promise<readonly StoredDelegation[]> =>
  db
    .select()
    .from(approvalDelegations)
    .where(and(eq(approvalDelegations.userId, userId), isNull(approvalDelegations.endsAt)))
    .orderBy(asc(approvalDelegations.startsAt), asc(approvalDelegations.id))

/** Keeps a new delegation. */
export const insertDelegation = (tx: Transaction, delegation: StoredDelegation): Promise<void> =>
  insert(tx, approvalDelegations, [delegation])

/** Keeps what changed of a delegation. */
export async function saveDelegation(
  tx: Transaction,
  delegation: StoredDelegation,
  changes: Partial<StoredDelegation>,
): Promise<void> {
  await tx.update(approvalDelegations).set(changes).where(eq(approvalDelegations.id, delegation.id))
}

/** The names of the packages that a delegation holds for, in the order of the alphabet; none where it holds for all. */
export async function packagesNamed(
  db: Queries,
  packageIds: readonly AccessPackageId[] | null,
): Promise<readonly string[]> {
  if (packageIds === null || packageIds.length === 0) return []
  const rows = await db
    .select({ displayName: accessPackages.displayName })
    .from(accessPackages)
    .where(inArray(accessPackages.id, [...packageIds]))
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
  return rows.map(({ displayName }) => displayName)
}
