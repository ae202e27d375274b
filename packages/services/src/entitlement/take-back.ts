import type { AssignmentEndReason } from '@latchkey/core/entitlement/assignment'
import { endOf, objectionsToEnding } from '@latchkey/core/entitlement/assignment'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { type LoadedAssignment, tellsOfAssignment } from './assignments.store.ts'
import { callExtensions } from './call-extensions.ts'
import { endFailures, failuresOf } from './failures.store.ts'
import { endGrants, heldGrants } from './grants.store.ts'
import { lettersOfEnd } from './letters-of-end.ts'

/**
 * Takes back what an assignment gave, and ends it; other reasons for the same access stay. Refuses what has ended already, and an expiry
 * before its time. Says whether the person is in fewer groups now: what follows from that is the caller's to bring about.
 */
export async function takeBack(
  portal: Portal,
  tx: Transaction,
  assignment: LoadedAssignment,
  reason: AssignmentEndReason,
  note = '',
): Promise<boolean> {
  const at = portal.now()
  insist(objectionsToEnding, { endsAt: assignment.endsAt, due: endOf(assignment), reason, at })
  await tx
    .update(assignments)
    .set({ state: 'expired', endsAt: at, endReason: reason })
    .where(eq(assignments.id, assignment.id))
  const held = await heldGrants(tx, [assignment.id])
  await endGrants(portal, tx, held)
  await endFailures(portal, tx, await failuresOf(tx, [assignment.id]))
  await record(
    portal,
    tx,
    [
      {
        activity: 'assignment.ended',
        target: { type: 'accessPackage', id: assignment.accessPackageId, name: assignment.packageName },
        subjectId: assignment.targetId,
        details: { assignmentId: assignment.id, reason, ...(note ? { note } : {}) },
      },
    ],
    await lettersOfEnd(portal, tx, [{ assignment, reason, note }]),
  )
  await callExtensions(portal, tx, 'assignmentRequestRemoved', {
    terms: assignment.terms,
    requestId: assignment.requestId,
    assignmentId: assignment.id,
    tells: tellsOfAssignment({ ...assignment, endReason: reason }),
  })
  return held.some(({ edge }) => edge === 'member')
}
