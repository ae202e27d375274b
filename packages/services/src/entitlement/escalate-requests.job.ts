import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, isNull, lte } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { escalateRequest } from './escalate-request.ts'

/** Asks the alternates of every stage that has waited long enough and has not lapsed. */
export const escalateRequests = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const now = portal.now()
      const due = and(
        isNull(assignmentRequests.completedAt),
        isNull(assignmentRequests.pausedAt),
        lte(assignmentRequests.escalatesAt, now),
        gt(assignmentRequests.stageDueAt, now),
      )
      const rows = await portal.db.read
        .select({ id: assignmentRequests.id })
        .from(assignmentRequests)
        .where(and(due, gt(assignmentRequests.id, afterId)))
        .orderBy(asc(assignmentRequests.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (requestId) => escalateRequest(portal, { requestId }),
  )
