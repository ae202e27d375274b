import { objectionsToActingForReport } from '@latchkey/core/entitlement/assignment'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf, line } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { assignmentById, factsOfAssignment } from './assignments.store.ts'
import { insistNotByRule } from './automatic/held-by-rules.ts'
import { endAssignmentWithin } from './end-assignment-within.ts'

/** Which access of a report a manager ends, and why. */
export const EndForReport = z.object({ assignmentId: idOf('an assignment'), reason: line('a reason', 500) })

/** A manager ends what a direct report has and does not need any more, where the policy lets managers; the report is told why. Refuses what a rule would give again. */
export const endForReport = operation('assignment.endForReport', EndForReport, async (portal, tx, input) => {
  const assignment = await assignmentById(tx, input.assignmentId)
  must(portal, 'assignment.endForReport', await factsOfAssignment(tx, assignment))
  insist(objectionsToActingForReport, assignment.terms)
  await insistNotByRule(tx, [assignment], portal.now())
  await endAssignmentWithin(portal, tx, assignment, 'endedByManager', input.reason)
})
