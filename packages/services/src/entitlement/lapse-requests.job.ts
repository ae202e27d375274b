import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, isNull, lte } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { lapseRequest } from './lapse-request.ts'

/** Ends every open request whose stage nobody decided in time. */
export const lapseRequests = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const due = and(
        isNull(assignmentRequests.completedAt),
        isNull(assignmentRequests.pausedAt),
        lte(assignmentRequests.stageDueAt, portal.now()),
      )
      const rows = await portal.db.read
        .select({ id: assignmentRequests.id })
        .from(assignmentRequests)
        .where(and(due, gt(assignmentRequests.id, afterId)))
        .orderBy(asc(assignmentRequests.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (requestId) => lapseRequest(portal, { requestId }),
  )
