import { objectionsToLeaving } from '@latchkey/core/directory/leaving'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistAccountChange } from '../insist-account-change.ts'
import { optionalDay } from '../user-fields.ts'
import { saveUser, userById } from '../users.store.ts'

/** Which day is somebody's last; left out where they stay. */
export const SetLastDay = z.object({ userId: idOf('a person'), lastDay: optionalDay })

/** Sets the last day of a person, or takes it back. When it is over, they leave by themselves. */
export const setLastDay = operation('user.setLastDay', SetLastDay, async (portal, tx, { userId, lastDay }) => {
  const user = await userById(tx, userId)
  must(portal, 'user.setLastDay')
  await insistAccountChange(portal, tx, user.id)
  insist(objectionsToLeaving, { left: user.leftAt !== null })
  if (user.employeeLeaveDate === lastDay) return
  await saveUser(tx, user, { employeeLeaveDate: lastDay })
  await record(portal, tx, [
    {
      activity: 'user.lastDaySet',
      target: { type: 'user', id: user.id, name: user.displayName },
      subjectId: user.id,
      details: { from: user.employeeLeaveDate, to: lastDay },
    },
  ])
})
