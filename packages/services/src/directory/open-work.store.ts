import type { RequestId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'

/**
 * The open requests that were made for a user, or that they made for themselves or a report; the oldest first. What they assigned to others
 * as an administrator is no request of theirs.
 */
export async function openRequestsOf(db: Queries, userId: UserId): Promise<readonly RequestId[]> {
  const rows = await db
    .select({ id: assignmentRequests.id })
    .from(assignmentRequests)
    .where(
      and(
        or(
          eq(assignmentRequests.targetId, userId),
          and(eq(assignmentRequests.requestorId, userId), ne(assignmentRequests.requestType, 'adminAdd')),
        ),
        isNull(assignmentRequests.completedAt),
      ),
    )
    .orderBy(asc(assignmentRequests.submittedAt), asc(assignmentRequests.id))
  return rows.map(({ id }) => id)
}
