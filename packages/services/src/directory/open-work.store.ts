import type { RequestId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
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
