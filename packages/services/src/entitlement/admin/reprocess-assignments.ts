import { groupedBy } from '@latchkey/core/grouped'
import type { AssignmentId } from '@latchkey/core/ids'
import type { Portal } from '../../portal.ts'
import { mendAssignments } from '../mend-assignments.ts'
import { listAssignments } from './assignments.views.ts'

/** Applies again what many assignments give, a package at a time. Returns how many were looked at, and for how many anything was missing. */
export async function reprocessAssignments(
  portal: Portal,
  assignmentIds: readonly AssignmentId[],
  once?: string,
): Promise<{ readonly looked: number; readonly mended: number }> {
  const { rows } = await listAssignments(portal, { assignmentIds, state: 'live', size: 1000 })
  let mended = 0
  for (const [accessPackageId, those] of groupedBy(rows, ({ packageId }) => packageId))
    mended += await mendAssignments(
      portal,
      { accessPackageId, assignmentIds: those.map(({ id }) => id), cause: 'byHand' },
      once,
    )
  return { looked: rows.length, mended }
}
