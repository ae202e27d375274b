import { after, days, reached } from '@latchkey/core/time'
import { z } from 'zod'
import { entitlementSettings } from '../../entitlement/entitlement-settings.store.ts'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { endDirectEdges } from '../leaving/direct-edges.store.ts'
import { peopleChanged } from '../people-changed.ts'
import { saveUser, userById } from '../users.store.ts'
import { hasAccess } from './guest-standing.store.ts'

/** Which guest is deleted. */
export const DeleteGuest = z.object({ userId: idOf('a guest') })

/**
 * Deletes a guest who was blocked so many days ago, where the settings say so: what they still have ends, they are in no list any more,
 * and the row stays, so that history can be told. Does nothing where they were let in again.
 */
export const deleteGuest = operation('guest.delete', DeleteGuest, async (portal, tx, { userId }) => {
  must(portal, 'guest.delete')
  const { guestLifecycle, guestDaysUntilDeleted } = await entitlementSettings(tx)
  const user = await userById(tx, userId)
  const due = user.blockedAt && after(user.blockedAt, days(guestDaysUntilDeleted))
  if (guestLifecycle !== 'blockSignInAndDelete' || user.deletedAt !== null || user.accountEnabled) return false
  if (!reached(due, portal.now()) || (await hasAccess(tx, user.id))) return false
  const ended = await endDirectEdges(tx, user.id, portal.now())
  await saveUser(tx, user, { deletedAt: portal.now() })
  const target = { type: 'user', id: user.id, name: user.displayName }
  await record(portal, tx, [
    ...ended.map((one) => ({ ...one, subjectId: user.id, related: [target] })),
    { activity: 'guest.deleted', target, subjectId: user.id },
  ])
  await peopleChanged(portal, tx, [user.id])
  return true
})
