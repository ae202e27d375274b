import { incompatibleKinds, objectionsToExclusion } from '@latchkey/core/entitlement/incompatibility'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { beginExclusion, excludedBy, nameOfExcluded } from './incompatibilities.store.ts'
import { countOverlaps } from './overlaps.store.ts'

/** What a package is not to go together with. */
export const ExclusionFields = z.object({
  accessPackageId: idOf('an access package'),
  kind: z.enum(incompatibleKinds, { error: 'Choose a package or a group.' }),
  otherId: idOf('a package or a group'),
})

/**
 * Lets a package exclude another package or the members of a group: who has the other cannot request the one, nor be assigned it.
 * Those who have both already keep both.
 */
export const addExclusion = operation('accessPackage.setIncompatible', ExclusionFields, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  must(portal, 'accessPackage.setIncompatible', await factsOfCatalog(tx, found.catalogId))
  const name = await nameOfExcluded(portal, tx, input)
  const present = (await excludedBy(tx, found.id)).some(({ id }) => id === input.otherId)
  insist(objectionsToExclusion, { packageId: found.id, otherId: input.otherId, present })
  await beginExclusion(portal, tx, found.id, input)
  const overlaps = (await countOverlaps(tx, found.id, input.kind, [input.otherId])).get(input.otherId) ?? 0
  await record(portal, tx, [
    {
      activity: 'accessPackage.exclusionAdded',
      target: { type: 'accessPackage', id: found.id, name: found.displayName },
      related: [{ type: input.kind, id: input.otherId, name }],
      details: { overlaps },
    },
  ])
})
