import { z } from 'zod'
import { idOf, line, paragraph, revision, tick } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { savePackage } from './packages.store.ts'

/** What can be changed of an access package. */
export const UpdatePackage = z.object({
  accessPackageId: idOf('an access package'),
  revision: revision(),
  displayName: line('a name'),
  description: paragraph(),
  isHidden: tick(),
})

/** Changes the name, description and visibility of an access package. */
export const updatePackage = operation('accessPackage.update', UpdatePackage, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  must(portal, 'accessPackage.update', await factsOfCatalog(tx, found.catalogId))
  insistFresh(input.revision, found.revision)
  const { accessPackageId, revision: _, ...changes } = input
  await savePackage(tx, found, changes)
  const { displayName, description, isHidden } = found
  await record(portal, tx, [
    {
      activity: 'accessPackage.updated',
      target: { type: 'accessPackage', id: accessPackageId, name: input.displayName },
      details: { before: { displayName, description, isHidden }, after: changes },
    },
  ])
})
