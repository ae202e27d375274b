import { objectionsToExclusionRemoval } from '@latchkey/core/entitlement/incompatibility'
import { insist } from '@latchkey/core/objection'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { ExclusionFields } from './add-exclusion.ts'
import { endExclusion, excludedBy } from './incompatibilities.store.ts'

/** Takes an exclusion back: who has the other may request the package again. */
export const removeExclusion = operation(
  'accessPackage.setIncompatible',
  ExclusionFields,
  async (portal, tx, input) => {
    const found = await packageById(tx, input.accessPackageId)
    must(portal, 'accessPackage.setIncompatible', await factsOfCatalog(tx, found.catalogId))
    const other = (await excludedBy(tx, found.id)).find(({ kind, id }) => kind === input.kind && id === input.otherId)
    insist(objectionsToExclusionRemoval, { present: other !== undefined })
    await endExclusion(portal, tx, found.id, input)
    await record(portal, tx, [
      {
        activity: 'accessPackage.exclusionRemoved',
        target: { type: 'accessPackage', id: found.id, name: found.displayName },
        related: [{ type: input.kind, id: input.otherId, name: other?.name ?? '' }],
      },
    ])
  },
)
