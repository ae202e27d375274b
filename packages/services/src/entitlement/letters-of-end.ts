import { type AssignmentEndReason, endReasonTitles } from '@latchkey/core/entitlement/assignment'
import type { Queries } from '@latchkey/schema/database'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import type { Addressed } from '../record.ts'
import type { LoadedAssignment } from './assignments.store.ts'
import { policiesOpenTo } from './open-policies.store.ts'

/** An assignment that ends, why, and what its holder is told besides. */
export interface ToldEnd {
  readonly assignment: LoadedAssignment
  readonly reason: AssignmentEndReason
  readonly note?: string
}

/** The letters to those whose access ends, where their policy has people told. Who may ask again is told so, and nobody else. */
export async function lettersOfEnd(
  portal: Portal,
  db: Queries,
  endings: readonly ToldEnd[],
): Promise<readonly Addressed[]> {
  const told = endings.filter(({ assignment }) => assignment.terms.notifies)
  if (told.length === 0) return []
  const open = await policiesOpenTo(
    db,
    told.map(({ assignment }) => assignment),
  )
  return told.map(({ assignment, reason, note }) => {
    const mayAskAgain = reason !== 'leftOrganization' && (open.get(assignment.id) ?? []).length > 0
    return {
      template: 'accessEnded',
      to: assignment.targetId,
      data: {
        packageName: assignment.packageName,
        reason: note ? `${endReasonTitles[reason]}: ${note}` : endReasonTitles[reason],
        mayAskAgain,
        url: pageAddress(portal, 'my-access', mayAskAgain ? `/packages/${assignment.accessPackageId}` : '/assignments'),
      },
    }
  })
}
