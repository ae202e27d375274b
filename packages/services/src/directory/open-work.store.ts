import type { RequestId, UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { assignmentRequests, requestApprovers } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull, or } from 'drizzle-orm'

/** The open requests that a user made, or that were made for them; the oldest first. */
export async function openRequestsOf(db: Queries, userId: UserId): Promise<readonly RequestId[]> {
  const rows = await db
    .select({ id: assignmentRequests.id })
    .from(assignmentRequests)
    .where(
      and(
        or(eq(assignmentRequests.requestorId, userId), eq(assignmentRequests.targetId, userId)),
        isNull(assignmentRequests.completedAt),
      ),
    )
    .orderBy(asc(assignmentRequests.submittedAt), asc(assignmentRequests.id))
  return rows.map(({ id }) => id)
}

/** Waits no longer for a user to decide anything; returns the requests that waited for them. */
export async function stopWaitingFor(tx: Transaction, userId: UserId): Promise<readonly RequestId[]> {
  const waiting = and(eq(requestApprovers.userId, userId), eq(requestApprovers.waiting, true))
  const rows = await tx
    .selectDistinct({ requestId: requestApprovers.requestId })
    .from(requestApprovers)
    .where(waiting)
    .orderBy(asc(requestApprovers.requestId))
  await tx.update(requestApprovers).set({ waiting: false }).where(waiting)
  return rows.map(({ requestId }) => requestId)
}
