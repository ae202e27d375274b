import type { AssignmentEndReason } from '@latchkey/core/entitlement/assignment'
import type { Transaction } from '@latchkey/schema/database'
import { peopleChanged } from '../directory/people-changed.ts'
import type { Portal } from '../portal.ts'
import type { LoadedAssignment } from './assignments.store.ts'
import { takeBack } from './take-back.ts'

/**
 * Ends an assignment: everything that it gave ends, other reasons for the same access stay, freed seats pass on. Refuses what has
 * ended already, and an expiry before its time.
 */
export async function endAssignmentWithin(
  portal: Portal,
  tx: Transaction,
  assignment: LoadedAssignment,
  reason: AssignmentEndReason,
  note = '',
): Promise<void> {
  if (await takeBack(portal, tx, assignment, reason, note)) await peopleChanged(portal, tx, [assignment.targetId])
}
