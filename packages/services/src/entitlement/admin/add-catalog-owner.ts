import { objectionsToCatalogOwner } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { catalogById, catalogOwnerIds } from '../catalogs.store.ts'
import { beginCatalogOwner, futureOwner } from './catalog-edges.store.ts'

/** Who is to own which catalog. */
export const AddCatalogOwner = z.object({ catalogId: idOf('a catalog'), userId: idOf('a person') })

/** Makes a person an owner of a catalog, which opens Admin for them as far as the catalog goes. */
export const addCatalogOwner = operation('catalog.addOwner', AddCatalogOwner, async (portal, tx, input) => {
  const catalog = await catalogById(tx, input.catalogId)
  const owners = await catalogOwnerIds(tx, catalog.id)
  must(portal, 'catalog.addOwner', { catalogOwner: owners })
  const user = await futureOwner(tx, input.userId)
  insist(objectionsToCatalogOwner, { owns: owners.includes(user.id), enabled: user.accountEnabled })
  await beginCatalogOwner(portal, tx, catalog.id, user.id)
  await record(portal, tx, [
    {
      activity: 'catalog.ownerAdded',
      target: { type: 'catalog', id: catalog.id, name: catalog.displayName },
      subjectId: user.id,
    },
  ])
})
