import type { Voice } from '@latchkey/core/entitlement/approval'
import type { UserId } from '@latchkey/core/ids'
import { reached } from '@latchkey/core/time'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { approvalDelegations } from '@latchkey/schema/tables/approvals'
import { users } from '@latchkey/schema/tables/directory'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import type { Concerned } from './approvers.store.ts'

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
  request: Concerned,
): Promise<readonly Omit<Voice, 'part'>[]> {
  const now = portal.now()
  const rows = await live(db, { userIds: listed(approverIds) })
  const concerned = [request.requestorId, request.targetId]
  return rows.flatMap(({ delegation, enabled }) => {
    const { startsAt, untilAt, packageIds, kinds, delegateId, userId } = delegation
    const holds =
      enabled &&
      reached(startsAt, now) &&
      kinds.includes('accessRequest') &&
      (untilAt === null || untilAt > now) &&
      (packageIds === null || packageIds.includes(request.accessPackageId)) &&
      !concerned.includes(delegateId) &&
      delegateId !== userId
    return holds ? [{ userId: delegateId, forUserId: userId }] : []
  })
}
