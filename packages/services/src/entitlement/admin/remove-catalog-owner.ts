import { objectionsToCatalogOwnerRemoval } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { catalogById, catalogOwnerIds } from '../catalogs.store.ts'
import { endCatalogOwner } from './catalog-edges.store.ts'

/** Who is not to own which catalog any more. */
export const RemoveCatalogOwner = z.object({ catalogId: idOf('a catalog'), userId: idOf('a person') })

/** Ends somebody's ownership of a catalog. */
export const removeCatalogOwner = operation('catalog.removeOwner', RemoveCatalogOwner, async (portal, tx, input) => {
  const catalog = await catalogById(tx, input.catalogId)
  const owners = await catalogOwnerIds(tx, catalog.id)
  must(portal, 'catalog.removeOwner', { catalogOwner: owners })
  insist(objectionsToCatalogOwnerRemoval, { owns: owners.includes(input.userId) })
  await endCatalogOwner(portal, tx, catalog.id, input.userId)
  await record(portal, tx, [
    {
      activity: 'catalog.ownerRemoved',
      target: { type: 'catalog', id: catalog.id, name: catalog.displayName },
      subjectId: input.userId,
    },
  ])
})
