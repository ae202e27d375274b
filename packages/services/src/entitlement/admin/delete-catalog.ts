import { objectionsToCatalogDeletion } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { endCatalogEdges, packagesInCatalog, saveCatalog } from './catalog-edges.store.ts'

/** Which catalog is deleted. */
export const DeleteCatalog = z.object({ catalogId: idOf('a catalog') })

/** Deletes a catalog without packages; its ownerships end, and its resources are free of it. */
export const deleteCatalog = operation('catalog.delete', DeleteCatalog, async (portal, tx, input) => {
  const catalog = await catalogById(tx, input.catalogId)
  must(portal, 'catalog.delete', await factsOfCatalog(tx, catalog.id))
  insist(objectionsToCatalogDeletion, { packages: await packagesInCatalog(tx, catalog.id) })
  await saveCatalog(tx, catalog, { deletedAt: portal.now() })
  await endCatalogEdges(portal, tx, catalog.id)
  await record(portal, tx, [
    { activity: 'catalog.deleted', target: { type: 'catalog', id: catalog.id, name: catalog.displayName } },
  ])
})
