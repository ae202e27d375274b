import type { Mended } from '@latchkey/core/entitlement/reprocessing'
import { objectionsToReprocessingAssignment } from '@latchkey/core/entitlement/reprocessing'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { assignmentById, factsOfAssignment } from './assignments.store.ts'
import { mendWithin } from './mend-within.ts'

/** Which access is brought in line with its package. */
export const ReprocessAssignment = z.object({ assignmentId: idOf('an assignment') })

/** An administrator applies everything again that an assignment gives: what was removed by something else comes back. Says what changed. */
export const reprocessAssignment = operation(
  'assignment.reprocess',
  ReprocessAssignment,
  async (portal, tx, input): Promise<Mended> => {
    const assignment = await assignmentById(tx, input.assignmentId)
    must(portal, 'assignment.reprocess', await factsOfAssignment(tx, assignment))
    insist(objectionsToReprocessingAssignment, { ended: assignment.endsAt !== null })
    const holder = { assignmentId: assignment.id, userId: assignment.targetId }
    const accessPackage = { id: assignment.accessPackageId, displayName: assignment.packageName }
    const mended = await mendWithin(portal, tx, accessPackage, [holder], 'byHand')
    return mended.get(assignment.id) ?? { given: [], taken: [], failing: [] }
  },
)
