import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { followPolicies } from '../entitlement/automatic/follow-policies.ts'
import { relicense } from '../licensing/relicense.ts'
import type { Portal } from '../portal.ts'
import { followRules } from './follow-rule.ts'

/**
 * What follows from any change about people, in the transaction of the change: rules let them join and leave groups, policies give and
 * take access packages, and what they hold is brought in line. `userIds` are in the order in which they came.
 */
export async function peopleChanged(portal: Portal, tx: Transaction, userIds: readonly UserId[]): Promise<void> {
  await followRules(portal, tx, userIds)
  const moved = await followPolicies(portal, tx, userIds)
  if (moved.length > 0) await followRules(portal, tx, moved)
  await relicense(portal, tx, userIds)
}
