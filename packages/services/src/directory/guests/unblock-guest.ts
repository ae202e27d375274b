import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { findUser, saveUser } from '../users.store.ts'

/** Lets a guest sign in again who was blocked because their access had ended, and gets access now. Leaves everybody else as they are. */
export async function unblockGuest(portal: Portal, tx: Transaction, userId: UserId): Promise<void> {
  const user = await findUser(tx, userId)
  if (!user || user.blockedAt === null || user.deletedAt !== null) return
  await saveUser(tx, user, { accountEnabled: true, blockedAt: null })
  await record(portal, tx, [
    {
      activity: 'guest.unblocked',
      target: { type: 'user', id: user.id, name: user.displayName },
      subjectId: user.id,
    },
  ])
}
