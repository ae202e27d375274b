import { after, days } from '@latchkey/core/time'
import { dayIn } from '@latchkey/core/wall-clock'
import { users } from '@latchkey/schema/tables/directory'
import { and, asc, isNull, lte } from 'drizzle-orm'
import { type PersonRow, personColumns } from '../directory/people.ts'
import type { Portal } from '../portal.ts'

/** How many days ahead Home looks for leavers. */
export const leavingDays = 30

/** Somebody who leaves soon. */
export interface LeavingSoon extends PersonRow {
  readonly lastDay: string
}

/** The first of those who leave within 30 days, by their last day. */
export async function leavingSoon(portal: Portal, size: number): Promise<readonly LeavingSoon[]> {
  const horizon = dayIn(after(portal.now(), days(leavingDays)), portal.settings.timeZone)
  const rows = await portal.db.read
    .select({ ...personColumns, lastDay: users.employeeLeaveDate })
    .from(users)
    .where(and(isNull(users.leftAt), lte(users.employeeLeaveDate, horizon)))
    .orderBy(asc(users.employeeLeaveDate), asc(users.id))
    .limit(size)
  return rows.map(({ lastDay, ...person }) => ({ ...person, lastDay: lastDay ?? '' }))
}
