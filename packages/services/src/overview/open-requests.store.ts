import type { RequestId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { and, asc, count, eq, isNull, type SQL } from 'drizzle-orm'

/** A request that waits for a decision. */
export interface OpenRequest {
  readonly id: RequestId
  readonly packageName: string
  readonly targetName: string
  readonly stageSince: Date
  /** When the present stage lapses, and the request with it. */
  readonly stageDueAt: Date | null
}

/** How many requests are open, and those that lapse first; only what the condition on packages lets through. */
export async function openRequests(
  db: Queries,
  most: number,
  visible?: SQL,
): Promise<{ readonly count: number; readonly first: readonly OpenRequest[] }> {
  const open = and(isNull(assignmentRequests.completedAt), visible)
  const [[counted], first] = await Promise.all([
    db
      .select({ open: count() })
      .from(assignmentRequests)
      .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
      .where(open),
    db
      .select({
        id: assignmentRequests.id,
        packageName: accessPackages.displayName,
        targetName: users.displayName,
        stageSince: assignmentRequests.stageSince,
        stageDueAt: assignmentRequests.stageDueAt,
      })
      .from(assignmentRequests)
      .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
      .innerJoin(users, eq(users.id, assignmentRequests.targetId))
      .where(open)
      .orderBy(asc(assignmentRequests.stageDueAt), asc(assignmentRequests.stageSince), asc(assignmentRequests.id))
      .limit(most),
  ])
  return { count: counted?.open ?? 0, first }
}
