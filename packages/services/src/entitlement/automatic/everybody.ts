import type { UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { stretchOf } from '../../licensing/populations.store.ts'

/** How many people are read and put to a rule at once. */
const stretchSize = 2000

/** Goes through everybody, a stretch at a time, so that no number of them is held at once. */
export async function eachStretch(
  db: Queries,
  now: Date,
  work: (userIds: readonly UserId[]) => Promise<void>,
): Promise<void> {
  const everybody = { kind: 'policyRule', groupId: null, productId: null, policyId: null, at: now } as const
  let cursor = ''
  do {
    const stretch = await stretchOf(db, everybody, cursor, stretchSize)
    await work(stretch.userIds)
    cursor = stretch.cursor
  } while (cursor !== '')
}
