import { may, refusalFor } from '@latchkey/core/authorization/may'
import { becomings } from '@latchkey/core/entitlement/becoming'
import { groupedBy } from '@latchkey/core/grouped'
import type { AssignmentId } from '@latchkey/core/ids'
import type { Portal } from '../../portal.ts'
import { type AccessPreview, accessPreview } from '../access-preview.views.ts'
import { assignmentsById } from '../assignments.store.ts'
import { insistNotByRule } from '../automatic/held-by-rules.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { heldGrants } from '../grants.store.ts'
import { effectOfGrants } from '../preview-access.ts'

/** What ending these assignments would take from whom: access and licenses. Those that have ended are left out. Refuses what a rule would give again. Changes nothing. */
export async function previewEnding(portal: Portal, assignmentIds: readonly AssignmentId[]): Promise<AccessPreview> {
  const db = portal.db.read
  const found = (await assignmentsById(db, assignmentIds)).filter(({ endsAt }) => endsAt === null)
  for (const catalogId of groupedBy(found, (assignment) => assignment.catalogId).keys())
    if (!may(portal.actor, 'assignment.end', await factsOfCatalog(db, catalogId)))
      throw refusalFor(portal.actor, 'assignment.end')
  await insistNotByRule(db, found, portal.now())
  const surplus = await heldGrants(
    db,
    found.map(({ id }) => id),
  )
  const loses = { becomes: becomings.loses, endsAt: null }
  return accessPreview(
    await effectOfGrants(portal, [{ missing: [], surplus }]),
    new Map(found.map(({ targetId }) => [targetId, loses])),
  )
}
