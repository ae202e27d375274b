import { objectionsToAccountNames } from '@latchkey/core/directory/account'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { letGoOfApprovers } from '../entitlement/let-go-of-approvers.ts'
import { requestById } from '../entitlement/requests.store.ts'
import { idOf, revision } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { changesBetween } from './changes.ts'
import { insistAccountChange } from './insist-account-change.ts'
import { insistManager } from './insist-manager.ts'
import { openRequestsOf } from './open-work.store.ts'
import { placeGuests } from './organizations/organizations.store.ts'
import { peopleChanged } from './people-changed.ts'
import { userFields } from './user-fields.ts'
import { namesTaken, saveUser, userById } from './users.store.ts'

/** What an administrator changes about a user; what is left out becomes empty. */
export const UpdateUser = z.object({ userId: idOf('a user'), revision: revision(), ...userFields })

/**
 * An administrator changes the properties of a user. Only a Global Administrator changes somebody who holds an administrator role.
 * What waits for their manager follows a change of that.
 * Returns the new revision; nothing is kept or told where nothing differs.
 */
export const updateUser = operation('user.update', UpdateUser, async (portal, tx, input) => {
  const { userId, revision: shown, ...properties } = input
  const user = await userById(tx, userId)
  must(portal, 'user.update')
  await insistAccountChange(portal, tx, user.id)
  insistFresh(shown, user.revision)
  const changes = changesBetween(user, properties)
  if (Object.keys(changes).length === 0) return user.revision
  insist(objectionsToAccountNames, await namesTaken(tx, properties, user.id))
  const hasOtherManager = properties.managerId !== user.managerId
  if (hasOtherManager) await insistManager(tx, user.id, properties.managerId)
  await saveUser(tx, user, { ...properties, ...(hasOtherManager ? { relationsChangedAt: portal.now() } : {}) })
  await placeGuests(portal, tx, [user.id])
  await record(portal, tx, [
    {
      activity: 'user.updated',
      target: { type: 'user', id: user.id, name: properties.displayName },
      subjectId: user.id,
      details: { changes },
    },
  ])
  if (hasOtherManager) await followManager(portal, tx, user.id)
  await peopleChanged(portal, tx, [user.id])
  return user.revision + 1
})

/** What waits for the manager before is put to the present one. */
async function followManager(portal: Portal, tx: Transaction, userId: UserId): Promise<void> {
  for (const requestId of await openRequestsOf(tx, userId))
    await letGoOfApprovers(portal, tx, await requestById(tx, requestId))
}
