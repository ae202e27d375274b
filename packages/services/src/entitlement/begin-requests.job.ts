import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, lte, sql } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { beginRequest } from './begin-request.ts'

/** Begins every request that was approved for later and whose start has come. */
export const beginRequests = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const rows = await portal.db.read
        .select({ id: assignmentRequests.id })
        .from(assignmentRequests)
        .where(
          and(
            // As a literal, so that the index of those that start is found.
            sql`${assignmentRequests.state} = 'scheduled'`,
            lte(assignmentRequests.startsAt, portal.now()),
            gt(assignmentRequests.id, afterId),
          ),
        )
        .orderBy(asc(assignmentRequests.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (requestId) => beginRequest(portal, { requestId }),
  )
