import type { AssignmentEndReason } from '@latchkey/core/entitlement/assignment'
import type { Transaction } from '@latchkey/schema/database'
import { peopleChanged } from '../directory/people-changed.ts'
import type { Portal } from '../portal.ts'
import type { LoadedAssignment } from './assignments.store.ts'
import { type EndingAssignment, takeBackAll } from './take-back.ts'

/**
 * Ends an assignment: everything that it gave ends, other reasons for the same access stay, freed seats pass on. Refuses what has
 * ended already, and an expiry before its time.
 */
export const endAssignmentWithin = (
  portal: Portal,
  tx: Transaction,
  assignment: LoadedAssignment,
  reason: AssignmentEndReason,
  note = '',
): Promise<void> => endAssignmentsWithin(portal, tx, [{ assignment, reason, note }])

/** Ends assignments as `endAssignmentWithin` does, many at once. Refuses all where one is refused. */
export async function endAssignmentsWithin(
  portal: Portal,
  tx: Transaction,
  endings: readonly EndingAssignment[],
): Promise<void> {
  const people = await takeBackAll(portal, tx, endings)
  if (people.length > 0) await peopleChanged(portal, tx, people)
}
