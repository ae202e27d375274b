import { z } from 'zod'
import { entitlementSettings } from '../../entitlement/entitlement-settings.store.ts'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { disableWithin } from '../disable-user.ts'
import { saveUser, userById } from '../users.store.ts'
import { accountEnds } from './guest-standing.store.ts'

/** Which guest is blocked. */
export const BlockGuest = z.object({ userId: idOf('a guest') })

/** Blocks the account of a governed guest whose last access has ended, where the settings say so. Does nothing where they have access again. */
export const blockGuest = operation('guest.block', BlockGuest, async (portal, tx, { userId }) => {
  must(portal, 'guest.block')
  const { guestLifecycle } = await entitlementSettings(tx)
  const user = await userById(tx, userId)
  if (guestLifecycle === 'none' || !(await accountEnds(tx, user))) return false
  await disableWithin(portal, tx, user.id)
  await saveUser(tx, await userById(tx, user.id), { blockedAt: portal.now() })
  await record(portal, tx, [
    {
      activity: 'guest.blocked',
      target: { type: 'user', id: user.id, name: user.displayName },
      subjectId: user.id,
    },
  ])
  return true
})
