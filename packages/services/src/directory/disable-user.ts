import { idOf as idOfActor } from '@latchkey/core/authorization/actor'
import { objectionsToAccountSwitch } from '@latchkey/core/directory/account'
import { objectionsToDisabling } from '@latchkey/core/directory/user'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { endSessionsOf } from '../authentication/sessions.store.ts'
import { closeWithin } from '../entitlement/close-within.ts'
import { goOnWithout } from '../entitlement/go-on-without.ts'
import { requestById } from '../entitlement/requests.store.ts'
import { stopWaitingFor } from '../entitlement/voices.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { insistAccountChange } from './insist-account-change.ts'
import { openRequestsOf } from './open-work.store.ts'
import { peopleChanged } from './people-changed.ts'
import { isLastGlobalAdministrator, saveUser, userById } from './users.store.ts'

/** Whose account is disabled. */
export const DisableUser = z.object({ userId: idOf('a user') })

/**
 * An administrator disables an account: the user is out at once, their requests are closed, and what waited for their approval goes
 * to whoever can decide it instead. Access and licenses stay until they are ended.
 */
export const disableUser = operation('user.disable', DisableUser, async (portal, tx, input) => {
  must(portal, 'user.disable')
  await disableWithin(portal, tx, input.userId)
})

/**
 * Disables an account inside a transaction whose permission has been asked. Refuses with notFound, `protectedAccount`,
 * `alreadyDisabled`, `ownAccount` and `lastGlobalAdministrator`. Returns how many requests waited for the person and go on without.
 */
export async function disableWithin(portal: Portal, tx: Transaction, userId: UserId): Promise<number> {
  const user = await userById(tx, userId)
  await insistAccountChange(portal, tx, user.id)
  insist(objectionsToAccountSwitch, { enabled: user.accountEnabled, wanted: false })
  const lastGlobalAdministrator = await isLastGlobalAdministrator(tx, user.id)
  insist(objectionsToDisabling, { by: idOfActor(portal.actor), userId: user.id, lastGlobalAdministrator })
  await saveUser(tx, user, { accountEnabled: false })
  await endSessionsOf(tx, user.id)
  await record(portal, tx, [
    { activity: 'user.disabled', target: { type: 'user', id: user.id, name: user.displayName }, subjectId: user.id },
  ])
  await closeRequests(portal, tx, user.id)
  const passedOn = await passOnApprovals(portal, tx, user.id)
  await peopleChanged(portal, tx, [user.id])
  return passedOn
}

async function closeRequests(portal: Portal, tx: Transaction, userId: UserId): Promise<void> {
  for (const requestId of await openRequestsOf(tx, userId))
    await closeWithin(portal, tx, await requestById(tx, requestId), 'cancel', 'The account was disabled.')
}

async function passOnApprovals(portal: Portal, tx: Transaction, userId: UserId): Promise<number> {
  const waiting = await stopWaitingFor(tx, userId)
  for (const requestId of waiting) await goOnWithout(portal, tx, await requestById(tx, requestId))
  return waiting.length
}
