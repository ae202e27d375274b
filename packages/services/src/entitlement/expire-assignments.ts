import { endOf } from '@latchkey/core/entitlement/assignment'
import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { keptAsLast } from '../directory/administrators.store.ts'
import { must, operation } from '../operation.ts'
import { assignmentsById, type LoadedAssignment } from './assignments.store.ts'
import { endAssignmentsWithin } from './end-assignment-within.ts'

/** Which access has come to its end: at most as many as one transaction takes. */
export const ExpireAssignments = z.object({ assignmentIds: z.array(z.string()).max(1000).readonly() })

/**
 * Ends access whose time is over, or whose planned end has come, all of it in one transaction. Leaves alone what has ended meanwhile or is
 * not due, and what alone makes somebody Global Administrator: that ends once there is another. Returns how many it ended.
 */
export const expireAssignments = operation('assignment.expire', ExpireAssignments, async (portal, tx, input) => {
  must(portal, 'assignment.expire')
  const now = portal.now()
  const due = (await assignmentsById(tx, input.assignmentIds)).filter(
    (assignment) => assignment.endsAt === null && reached(endOf(assignment), now),
  )
  const kept = await keptAsLast(tx, due.map(idOfAssignment))
  const ending = due.filter(({ id }) => !kept.has(id))
  await endAssignmentsWithin(
    portal,
    tx,
    ending.map((assignment) => ({
      assignment,
      reason: (reached(assignment.removeAt, now) ? assignment.removeReason : null) ?? 'expired',
    })),
  )
  return ending.length
})

const idOfAssignment = ({ id }: LoadedAssignment) => id
