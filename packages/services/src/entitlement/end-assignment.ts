import { z } from 'zod'
import { idOf, line } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { assignmentById, factsOfAssignment } from './assignments.store.ts'
import { insistNotByRule } from './automatic/held-by-rules.ts'
import { endAssignmentWithin } from './end-assignment-within.ts'

/** Which access an administrator ends, and why. */
export const EndAssignment = z.object({ assignmentId: idOf('an assignment'), reason: line('a reason', 500) })

/** An administrator or catalog owner ends somebody's access; the holder is told why. Refuses what a rule would give again. */
export const endAssignment = operation('assignment.end', EndAssignment, async (portal, tx, input) => {
  const assignment = await assignmentById(tx, input.assignmentId)
  must(portal, 'assignment.end', await factsOfAssignment(tx, assignment))
  await insistNotByRule(tx, [assignment], portal.now())
  await endAssignmentWithin(portal, tx, assignment, 'endedByAdmin', input.reason)
})
