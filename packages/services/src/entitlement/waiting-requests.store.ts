import type { RequestId, UserId } from '@latchkey/core/ids'
import { alias } from '@latchkey/schema/alias'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests, requestApprovers } from '@latchkey/schema/tables/entitlement'
import { and, asc, countDistinct, eq } from 'drizzle-orm'

const target = alias(users, 'target')

/** A request that waits for somebody. */
export interface RequestWaiting {
  readonly id: RequestId
  readonly requestor: string
  readonly packageName: string
  readonly dueAt: Date | null
}

/** The requests that wait for somebody: the first of them by when they lapse, and how many there are. Two queries. */
export async function requestsWaitingFor(
  db: Queries,
  userId: UserId,
  size: number,
): Promise<{ readonly first: readonly RequestWaiting[]; readonly count: number }> {
  const waits = and(
    eq(requestApprovers.userId, userId),
    eq(requestApprovers.waiting, true),
    eq(assignmentRequests.state, 'pendingApproval'),
  )
  const first = await db
    .selectDistinct({
      id: assignmentRequests.id,
      requestor: target.displayName,
      packageName: accessPackages.displayName,
      dueAt: assignmentRequests.stageDueAt,
    })
    .from(requestApprovers)
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, requestApprovers.requestId))
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(target, eq(target.id, assignmentRequests.targetId))
    .where(waits)
    .orderBy(asc(assignmentRequests.stageDueAt), asc(assignmentRequests.id))
    .limit(size)
  const [counted] = await db
    .select({ requests: countDistinct(requestApprovers.requestId) })
    .from(requestApprovers)
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, requestApprovers.requestId))
    .where(waits)
  return { first, count: counted?.requests ?? 0 }
}
