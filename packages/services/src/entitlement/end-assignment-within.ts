import type { AssignmentEndReason } from '@latchkey/core/entitlement/assignment'
import { endReasonTitles, objectionsToEnding } from '@latchkey/core/entitlement/assignment'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { applicationAssignments } from '@latchkey/schema/tables/applications'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import { endEdgesOfAssignment } from '../directory/memberships.store.ts'
import { peopleChanged } from '../directory/people-changed.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import type { LoadedAssignment } from './assignments.store.ts'

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
  const at = portal.now()
  insist(objectionsToEnding, { endsAt: assignment.endsAt, expiresAt: assignment.expiresAt, reason, at })
  await tx
    .update(assignments)
    .set({ state: 'expired', endsAt: at, endReason: reason })
    .where(eq(assignments.id, assignment.id))
  const groupIds = await endEdgesOfAssignment(portal, tx, assignment.id)
  await tx
    .update(applicationAssignments)
    .set({ endsAt: at })
    .where(
      and(
        eq(applicationAssignments.source, 'accessPackage'),
        eq(applicationAssignments.sourceId, assignment.id),
        isNull(applicationAssignments.endsAt),
      ),
    )
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
    [
      {
        template: 'accessEnded',
        to: assignment.targetId,
        data: {
          packageName: assignment.packageName,
          reason: note ? `${endReasonTitles[reason]}: ${note}` : endReasonTitles[reason],
          url: pageAddress(portal, 'my-access', `/packages/${assignment.accessPackageId}`),
        },
      },
    ],
  )
  if (groupIds.length > 0) await peopleChanged(portal, tx, [assignment.targetId])
}
