import { given, prepared } from '@latchkey/schema/prepared'
import { assignmentRequests, requestApprovers } from '@latchkey/schema/tables/entitlement'
import { and, count, countDistinct, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

const counted = prepared((db) =>
  db
    .select({ waiting: countDistinct(requestApprovers.requestId) })
    .from(requestApprovers)
    .where(and(eq(requestApprovers.userId, given('userId')), eq(requestApprovers.waiting, true))),
)

/** How many requests wait for the decision of the person who acts; one indexed count. */
export async function waitingForMe(portal: Portal): Promise<number> {
  if (portal.actor.kind !== 'user') return 0
  const [row] = await counted(portal.db.read, { userId: portal.actor.id })
  return row?.waiting ?? 0
}

const asked = prepared((db) =>
  db
    .select({ waiting: count() })
    .from(assignmentRequests)
    .where(
      and(
        eq(assignmentRequests.requestorId, given('userId')),
        isNull(assignmentRequests.completedAt),
        isNotNull(assignmentRequests.pausedAt),
      ),
    ),
)

/** How many of their own requests stand still until the person who acts answers a question of an approver; one indexed count. */
export async function answersAwaited(portal: Portal): Promise<number> {
  if (portal.actor.kind !== 'user') return 0
  const [row] = await asked(portal.db.read, { userId: portal.actor.id })
  return row?.waiting ?? 0
}
