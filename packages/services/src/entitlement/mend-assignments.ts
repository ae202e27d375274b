import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { factsOfCatalog } from './catalog-relations.store.ts'
import { packageById } from './catalogs.store.ts'
import { liveHolders } from './grants.store.ts'
import { hasChanged, mendWithin } from './mend-within.ts'

/** The most assignments that are brought in line in one transaction. */
export const mostMended = 1000

/** Which assignments of one package are brought in line with it, and why. */
export const MendAssignments = z.object({
  accessPackageId: idOf('an access package'),
  assignmentIds: z.array(z.string()).max(mostMended).readonly(),
  cause: z.enum(['retry', 'drift', 'byHand']),
})

/** Brings assignments of one package in line with it; those that have ended meanwhile are left alone. Returns how many were mended. */
export const mendAssignments = operation('assignment.reprocess', MendAssignments, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  must(portal, 'assignment.reprocess', await factsOfCatalog(tx, found.catalogId))
  const holders = await liveHolders(tx, found.id, input.assignmentIds)
  const mended = await mendWithin(portal, tx, found, holders, input.cause)
  return [...mended.values()].filter(hasChanged).length
})
