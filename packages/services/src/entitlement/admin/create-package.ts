import type { AccessPackageId } from '@latchkey/core/ids'
import { z } from 'zod'
import { idOf, line, paragraph, tick } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { insistRoomFor } from '../limits.store.ts'
import { addPackage } from './packages.store.ts'

/** A new access package. */
export const CreatePackage = z.object({
  catalogId: idOf('a catalog'),
  displayName: line('a name'),
  description: paragraph(),
  isHidden: tick(),
})

/** Makes an access package in a catalog. It gives nothing and nobody can request it, until it has resource roles and policies. Returns its id. */
export const createPackage = operation('accessPackage.create', CreatePackage, async (portal, tx, input) => {
  const catalog = await catalogById(tx, input.catalogId)
  must(portal, 'accessPackage.create', await factsOfCatalog(tx, catalog.id))
  await insistRoomFor(tx, 'accessPackages')
  const id: AccessPackageId = portal.newId()
  await addPackage(tx, { id, ...input, retiresAt: null, createdAt: portal.now(), deletedAt: null, revision: 0 })
  await record(portal, tx, [
    {
      activity: 'accessPackage.created',
      target: { type: 'accessPackage', id, name: input.displayName },
      related: [{ type: 'catalog', id: catalog.id, name: catalog.displayName }],
    },
  ])
  return id
})
