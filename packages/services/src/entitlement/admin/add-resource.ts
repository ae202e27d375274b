import { may } from '@latchkey/core/authorization/may'
import { objectionsToResourceAddition } from '@latchkey/core/entitlement/catalog'
import { resourceKinds } from '@latchkey/core/entitlement/resource'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { groupById } from '../../directory/groups.store.ts'
import { insistRoleGroup } from '../../directory/insist-role-group.ts'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { beginResource, inCatalog } from './catalog-edges.store.ts'
import { resourceOf } from './resources.store.ts'

/** Which group, application or site comes into which catalog. */
export const AddResource = z.object({
  catalogId: idOf('a catalog'),
  kind: z.enum(resourceKinds, { error: 'Choose a group, an application or a site.' }),
  originId: idOf('a group, an application or a site'),
})

/** The permission that shows rights on a resource itself. */
const change = { group: 'group.update', application: 'application.update', site: 'site.update' } as const

/**
 * Takes a group, an application or a site into a catalog. It needs rights on both: on the catalog, and on the resource itself, since owners of
 * the catalog hand it out from now on. Returns the id of its place in the catalog.
 */
export const addResource = operation('catalog.addResource', AddResource, async (portal, tx, input) => {
  const catalog = await catalogById(tx, input.catalogId)
  must(portal, 'catalog.addResource', await factsOfCatalog(tx, catalog.id))
  const resource = await resourceOf(tx, input.kind, input.originId)
  if (resource.kind === 'group') insistRoleGroup(portal, await groupById(tx, resource.originId))
  insist(objectionsToResourceAddition, {
    kind: resource.kind,
    mayChange: may(portal.actor, change[resource.kind], { owner: resource.owners }),
    inCatalog: await inCatalog(tx, catalog.id, resource),
  })
  const id = await beginResource(portal, tx, {
    catalogId: catalog.id,
    kind: resource.kind,
    originId: resource.originId,
  })
  await record(portal, tx, [
    {
      activity: 'catalog.resourceAdded',
      target: { type: 'catalog', id: catalog.id, name: catalog.displayName },
      related: [{ type: resource.kind, id: resource.originId, name: resource.name }],
    },
  ])
  return id
})
