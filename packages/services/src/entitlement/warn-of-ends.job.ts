import { noticeDue, notices } from '@latchkey/core/entitlement/assignment'
import { after, days } from '@latchkey/core/time'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, gt, isNull, lte } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { warnOfEnd } from './warn-of-end.ts'

/** Tells everybody whose access ends within the notices that it does. */
export const warnOfEnds = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    (afterId) => dueAfter(portal, afterId),
    (assignmentId) => warnOfEnd(portal, { assignmentId }),
  )

async function dueAfter(portal: Portal, afterId: string): Promise<readonly string[]> {
  const now = portal.now()
  const horizon = after(now, days(Math.max(...notices)))
  let from = afterId
  // A batch may hold only assignments whose notice was sent before: read on until one is due or the list ends.
  for (;;) {
    const rows = await portal.db.read
      .select({
        id: assignments.id,
        startsAt: assignments.startsAt,
        expiresAt: assignments.expiresAt,
        noticeDays: assignments.noticeDays,
      })
      .from(assignments)
      .where(and(isNull(assignments.endsAt), lte(assignments.expiresAt, horizon), gt(assignments.id, from)))
      .orderBy(asc(assignments.id))
      .limit(500)
    const last = rows.at(-1)
    if (last === undefined) return []
    const due = rows.filter((row) => noticeDue(row, now) !== null).map(({ id }) => id)
    if (due.length > 0) return due
    from = last.id
  }
}
