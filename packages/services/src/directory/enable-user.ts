import { objectionsToAccountSwitch } from '@latchkey/core/directory/account'
import { insist } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistAccountChange } from './insist-account-change.ts'
import { peopleChanged } from './people-changed.ts'
import { saveUser, userById } from './users.store.ts'

/** Whose account is enabled. */
export const EnableUser = z.object({ userId: idOf('a user') })

/** An administrator lets a user sign in again. What was closed when the account was disabled stays closed. */
export const enableUser = operation('user.enable', EnableUser, async (portal, tx, input) => {
  const user = await userById(tx, input.userId)
  must(portal, 'user.enable')
  if (user.deletedAt !== null) throw notFound('user')
  await insistAccountChange(portal, tx, user.id)
  insist(objectionsToAccountSwitch, { enabled: user.accountEnabled, wanted: true })
  // Who had left comes back with nothing but the account.
  const back = user.leftAt === null ? {} : { leftAt: null, employeeLeaveDate: null }
  await saveUser(tx, user, { accountEnabled: true, blockedAt: null, ...back })
  await record(portal, tx, [
    { activity: 'user.enabled', target: { type: 'user', id: user.id, name: user.displayName }, subjectId: user.id },
  ])
  await peopleChanged(portal, tx, [user.id])
})
