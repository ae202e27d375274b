import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { blockedAmong, keepUnblocked } from './guest-standing.store.ts'

/**
 * Lets guests sign in again who were blocked because their access had ended, and who get access now: a thousand at most. Leaves everybody
 * else as they are. Returns those whom it let in.
 */
export async function unblockGuests(
  portal: Portal,
  tx: Transaction,
  userIds: readonly UserId[],
): Promise<readonly UserId[]> {
  const blocked = await blockedAmong(tx, userIds)
  if (blocked.length === 0) return []
  const ids = blocked.map(({ id }) => id)
  await keepUnblocked(tx, ids)
  await record(
    portal,
    tx,
    blocked.map(({ id, displayName }) => ({
      activity: 'guest.unblocked',
      target: { type: 'user', id, name: displayName },
      subjectId: id,
    })),
  )
  return ids
}
