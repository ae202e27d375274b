import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, isNull, lte } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { remindApprovers } from './remind-approvers.ts'

/** Reminds everybody for whom a stage has waited for half of its time, or lapses within a day. */
export const remindAllApprovers = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const due = lte(assignmentRequests.remindsAt, portal.now())
      const rows = await portal.db.read
        .select({ id: assignmentRequests.id })
        .from(assignmentRequests)
        .where(
          and(
            isNull(assignmentRequests.completedAt),
            isNull(assignmentRequests.pausedAt),
            due,
            gt(assignmentRequests.id, afterId),
          ),
        )
        .orderBy(asc(assignmentRequests.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (requestId) => remindApprovers(portal, { requestId }),
  )
