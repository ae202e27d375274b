import { catalogRoles, objectionsToCatalogRoleRemoval } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog, rolesInCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { endCatalogRole } from './catalog-edges.store.ts'

/** Who is not to have which role in which catalog any more. */
export const RemoveCatalogRole = z.object({
  catalogId: idOf('a catalog'),
  userId: idOf('a person'),
  role: z.enum(catalogRoles, { error: 'Choose a role.' }).default('owner'),
})

/** Ends somebody's role in a catalog. */
export const removeCatalogRole = operation('catalog.removeRole', RemoveCatalogRole, async (portal, tx, input) => {
  const catalog = await catalogById(tx, input.catalogId)
  must(portal, 'catalog.removeRole', await factsOfCatalog(tx, catalog.id))
  const roles = await rolesInCatalog(tx, catalog.id)
  const has = roles.some(({ userId, role }) => userId === input.userId && role === input.role)
  insist(objectionsToCatalogRoleRemoval, { has, role: input.role })
  await endCatalogRole(portal, tx, catalog.id, input.userId, input.role)
  await record(portal, tx, [
    {
      activity: 'catalog.roleRemoved',
      target: { type: 'catalog', id: catalog.id, name: catalog.displayName },
      subjectId: input.userId,
      details: { role: input.role },
    },
  ])
})
