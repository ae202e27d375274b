import { z } from 'zod'
import { idOf, revision } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { saveCatalog } from './catalog-edges.store.ts'
import { catalogFields } from './catalog-fields.ts'

/** What can be changed of a catalog. */
export const UpdateCatalog = z.object({ catalogId: idOf('a catalog'), revision: revision(), ...catalogFields })

/** Changes a catalog. Packages of one that is not published can be neither found nor requested; who has them keeps them. */
export const updateCatalog = operation('catalog.update', UpdateCatalog, async (portal, tx, input) => {
  const catalog = await catalogById(tx, input.catalogId)
  must(portal, 'catalog.update', await factsOfCatalog(tx, catalog.id))
  insistFresh(input.revision, catalog.revision)
  const { catalogId, revision: _, ...changes } = input
  await saveCatalog(tx, catalog, changes)
  const { displayName, description, state, isExternallyVisible } = catalog
  await record(portal, tx, [
    {
      activity: 'catalog.updated',
      target: { type: 'catalog', id: catalogId, name: input.displayName },
      details: { before: { displayName, description, state, isExternallyVisible }, after: changes },
    },
  ])
})
