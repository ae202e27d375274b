import { dayIn } from '@latchkey/core/wall-clock'
import { users } from '@latchkey/schema/tables/directory'
import { and, asc, gt, isNull, lt } from 'drizzle-orm'
import { eachDue } from '../../jobs/each-due.ts'
import type { Portal } from '../../portal.ts'
import { leaveUser } from './leave-user.ts'

/** Lets everybody leave whose last day is over. */
export const letLeaversLeave = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const today = dayIn(portal.now(), portal.settings.timeZone)
      const rows = await portal.db.read
        .select({ id: users.id })
        .from(users)
        .where(and(isNull(users.leftAt), lt(users.employeeLeaveDate, today), gt(users.id, afterId)))
        .orderBy(asc(users.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (userId) => leaveUser(portal, { userId, whenDue: true }),
  )
