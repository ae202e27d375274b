import { endOf } from '@latchkey/core/entitlement/assignment'
import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { assignmentById } from './assignments.store.ts'
import { endAssignmentWithin } from './end-assignment-within.ts'

/** Which access has come to its end. */
export const ExpireAssignment = z.object({ assignmentId: idOf('an assignment') })

/** Ends access whose time is over, or whose planned end has come. Does nothing where it has ended meanwhile or is not due; says whether it did. */
export const expireAssignment = operation('assignment.expire', ExpireAssignment, async (portal, tx, input) => {
  must(portal, 'assignment.expire')
  const assignment = await assignmentById(tx, input.assignmentId)
  const now = portal.now()
  if (assignment.endsAt !== null || !reached(endOf(assignment), now)) return false
  const planned = reached(assignment.removeAt, now) ? assignment.removeReason : null
  await endAssignmentWithin(portal, tx, assignment, planned ?? 'expired')
  return true
})
