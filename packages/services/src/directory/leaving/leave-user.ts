import { lastDayOver, objectionsToLeaving } from '@latchkey/core/directory/leaving'
import { insist } from '@latchkey/core/objection'
import { dayIn } from '@latchkey/core/wall-clock'
import { z } from 'zod'
import { idOf, tick } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { insistAccountChange } from '../insist-account-change.ts'
import { userById } from '../users.store.ts'
import { leaveWithin } from './leave-within.ts'

/** Who leaves: now, or only if their last day is over. */
export const LeaveUser = z.object({ userId: idOf('a person'), whenDue: tick().default(false) })

/**
 * Ends everything for a person who leaves the organization. Says whether there was anything to do. Refuses with `alreadyLeft` and with
 * what stands against disabling the account.
 */
export const leaveUser = operation('user.leave', LeaveUser, async (portal, tx, { userId, whenDue }) => {
  const user = await userById(tx, userId)
  must(portal, 'user.leave')
  await insistAccountChange(portal, tx, user.id)
  const today = dayIn(portal.now(), portal.settings.timeZone)
  if (whenDue && (user.leftAt !== null || !lastDayOver(user.employeeLeaveDate, today))) return false
  insist(objectionsToLeaving, { left: user.leftAt !== null })
  await leaveWithin(portal, tx, user)
  return true
})
