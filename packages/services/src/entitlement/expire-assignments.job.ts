import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, isNull, lte, or } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { expireAssignment } from './expire-assignment.ts'

/** Ends every assignment whose time is over, or whose planned end has come. */
export const expireAssignments = (portal: Portal): Promise<number> =>
  eachDue(
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
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (assignmentId) => expireAssignment(portal, { assignmentId }),
  )
