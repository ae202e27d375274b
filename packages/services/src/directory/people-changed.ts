import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { relicense } from '../licensing/relicense.ts'
import type { Portal } from '../portal.ts'
import { followRules } from './follow-rule.ts'

/**
 * What follows from any change about people, in the transaction of the change: rules let them join and leave groups, and what they hold
 * is brought in line. `userIds` are in the order in which they came.
 */
export async function peopleChanged(portal: Portal, tx: Transaction, userIds: readonly UserId[]): Promise<void> {
  await followRules(portal, tx, userIds)
  await relicense(portal, tx, userIds)
}
