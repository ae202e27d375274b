import { may, refusalFor } from '@latchkey/core/authorization/may'
import { groupedBy } from '@latchkey/core/grouped'
import type { AssignmentId } from '@latchkey/core/ids'
import { inChunks } from '../../chunks.ts'
import type { Portal } from '../../portal.ts'
import { rehearsing } from '../../rehearse.ts'
import { assignmentsById } from '../assignments.store.ts'
import { insistNotByRule } from '../automatic/held-by-rules.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { heldGrants } from '../grants.store.ts'
import { type AccessPreview, effectOfGrants } from '../preview-access.ts'

/** What ending these assignments would take from whom: access and licenses. Those that have ended are left out. Refuses what a rule would give again. Changes nothing. */
export async function previewEnding(portal: Portal, assignmentIds: readonly AssignmentId[]): Promise<AccessPreview> {
  return rehearsing(portal, async (tx) => {
    const found = (await assignmentsById(tx, assignmentIds)).filter(({ endsAt }) => endsAt === null)
    for (const catalogId of groupedBy(found, (assignment) => assignment.catalogId).keys())
      if (!may(portal.actor, 'assignment.end', await factsOfCatalog(tx, catalogId)))
        throw refusalFor(portal.actor, 'assignment.end')
    await insistNotByRule(tx, found, portal.now())
    const changes = await inChunks(
      found.map(({ id }) => id),
      async (ids) => ({ missing: [], surplus: await heldGrants(tx, ids) }),
    )
    return effectOfGrants(portal, tx, changes)
  })
}
