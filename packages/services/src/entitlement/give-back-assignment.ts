import { objectionsToGivingBack } from '@latchkey/core/entitlement/assignment'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { assignmentById, factsOfAssignment } from './assignments.store.ts'
import { insistNotByRule } from './automatic/held-by-rules.ts'
import { endAssignmentWithin } from './end-assignment-within.ts'

/** Which access its holder gives back. */
export const GiveBackAssignment = z.object({ assignmentId: idOf('an assignment') })

/** A holder gives back what they do not need any more, where the policy lets them. Refuses what a rule would give again. */
export const giveBackAssignment = operation('assignment.giveBack', GiveBackAssignment, async (portal, tx, input) => {
  const assignment = await assignmentById(tx, input.assignmentId)
  must(portal, 'assignment.giveBack', await factsOfAssignment(tx, assignment))
  insist(objectionsToGivingBack, assignment.terms)
  await insistNotByRule(tx, [assignment], portal.now())
  await endAssignmentWithin(portal, tx, assignment, 'givenBack')
})
