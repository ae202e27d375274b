import { objectionsToResourceRemoval } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { endResource, packagesGiving, resourceById } from './catalog-edges.store.ts'
import { resourceNames } from './resources.store.ts'

/** Which place in a catalog ends. */
export const RemoveResource = z.object({ resourceId: idOf('a resource') })

/** Takes a resource out of a catalog where no package gives it. */
export const removeResource = operation('catalog.removeResource', RemoveResource, async (portal, tx, input) => {
  const resource = await resourceById(tx, input.resourceId)
  const catalog = await catalogById(tx, resource.catalogId)
  must(portal, 'catalog.removeResource', await factsOfCatalog(tx, catalog.id))
  insist(objectionsToResourceRemoval, { packages: await packagesGiving(tx, resource) })
  await endResource(portal, tx, resource.id)
  const name = (await resourceNames(tx, [resource])).get(resource.originId) ?? 'A deleted resource'
  await record(portal, tx, [
    {
      activity: 'catalog.resourceRemoved',
      target: { type: 'catalog', id: catalog.id, name: catalog.displayName },
      related: [{ type: resource.kind, id: resource.originId, name }],
    },
  ])
})
