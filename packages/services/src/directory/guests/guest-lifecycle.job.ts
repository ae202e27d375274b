import { after, days } from '@latchkey/core/time'
import { entitlementSettings } from '../../entitlement/entitlement-settings.store.ts'
import { eachDue } from '../../jobs/each-due.ts'
import type { Portal } from '../../portal.ts'
import { blockGuest } from './block-guest.ts'
import { deleteGuest } from './delete-guest.ts'
import { guestsToBlock, guestsToDelete } from './guest-standing.store.ts'

/** Blocks governed guests whose last access has ended, and deletes those who have been blocked long enough, as the settings say. */
export async function followGuests(portal: Portal): Promise<number> {
  const db = portal.db.read
  const { guestLifecycle, guestDaysUntilDeleted } = await entitlementSettings(db)
  if (guestLifecycle === 'none') return 0
  const blocked = await eachDue(
    portal,
    (afterId) => guestsToBlock(db, afterId),
    (userId) => blockGuest(portal, { userId }),
  )
  if (guestLifecycle === 'blockSignIn') return blocked
  const deleted = await eachDue(
    portal,
    (afterId) => guestsToDelete(db, after(portal.now(), -days(guestDaysUntilDeleted)), afterId),
    (userId) => deleteGuest(portal, { userId }),
  )
  return blocked + deleted
}
