import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, isNull, lte, or } from 'drizzle-orm'
import { allDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { expireAssignments as expireTogether } from './expire-assignments.ts'

/** How many assignments end in one transaction. */
const together = 500

/** Ends every assignment whose time is over, or whose planned end has come: many in each transaction, one by one where one of them fails. */
export const expireAssignments = (portal: Portal): Promise<number> =>
  allDue(
    portal,
    async (afterId) => {
      const rows = await portal.db.read
        .select({ id: assignments.id })
        .from(assignments)
        .where(
          and(
            isNull(assignments.endsAt),
            or(lte(assignments.expiresAt, portal.now()), lte(assignments.removeAt, portal.now())),
            gt(assignments.id, afterId),
          ),
        )
        .orderBy(asc(assignments.id))
        .limit(together)
      return rows.map(({ id }) => id)
    },
    (assignmentIds) => expireTogether(portal, { assignmentIds }),
  )
