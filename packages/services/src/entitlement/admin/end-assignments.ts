import { groupedBy } from '@latchkey/core/grouped'
import { z } from 'zod'
import { idOf, line } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { assignmentsById } from '../assignments.store.ts'
import { insistNotByRule } from '../automatic/held-by-rules.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { endAssignmentsWithin } from '../end-assignment-within.ts'

/** Which assignments an administrator ends together, and why. */
export const EndAssignments = z.object({
  assignmentIds: z.array(idOf('an assignment')).min(1, 'Choose at least one assignment.').max(1000).readonly(),
  reason: line('a reason', 500),
})

/**
 * Ends many assignments at once, all or none; the holders are told why. Those that have ended meanwhile are left alone.
 * Refuses all where a rule would give one again. Returns how many it ended.
 */
export const endAssignments = operation('assignment.end', EndAssignments, async (portal, tx, input) => {
  const found = await assignmentsById(tx, input.assignmentIds)
  for (const catalogId of groupedBy(found, (assignment) => assignment.catalogId).keys())
    must(portal, 'assignment.end', await factsOfCatalog(tx, catalogId))
  if (found.length === 0) must(portal, 'assignment.end')
  const live = found.filter(({ endsAt }) => endsAt === null)
  await insistNotByRule(tx, live, portal.now())
  await endAssignmentsWithin(
    portal,
    tx,
    live.map((assignment) => ({ assignment, reason: 'endedByAdmin', note: input.reason })),
  )
  return live.length
})
