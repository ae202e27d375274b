import { idOf as idOfActor } from '@latchkey/core/authorization/actor'
import type { CatalogId } from '@latchkey/core/ids'
import { z } from 'zod'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistRoomFor } from '../limits.store.ts'
import { addCatalog, beginCatalogRole } from './catalog-edges.store.ts'
import { catalogFields } from './catalog-fields.ts'

/** A new catalog. */
export const CreateCatalog = z.object(catalogFields)

/** Makes a catalog; the person who makes it becomes its first owner (Microsoft Entra does the same). Returns its id. */
export const createCatalog = operation('catalog.create', CreateCatalog, async (portal, tx, input) => {
  must(portal, 'catalog.create')
  await insistRoomFor(tx, 'catalogs')
  const id: CatalogId = portal.newId()
  await addCatalog(tx, { id, ...input, createdAt: portal.now(), deletedAt: null, revision: 0 })
  const ownerId = idOfActor(portal.actor)
  if (ownerId !== null) await beginCatalogRole(portal, tx, id, ownerId, 'owner')
  const target = { type: 'catalog', id, name: input.displayName }
  await record(portal, tx, [
    {
      activity: 'catalog.created',
      target,
      details: { state: input.state, isExternallyVisible: input.isExternallyVisible },
    },
    ...(ownerId === null
      ? []
      : [{ activity: 'catalog.roleAdded', target, subjectId: ownerId, details: { role: 'owner' } }]),
  ])
  return id
})
