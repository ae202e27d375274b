import { catalogRoles, objectionsToCatalogRole } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog, rolesInCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { beginCatalogRole, futureHolder } from './catalog-edges.store.ts'

/** Who is to have which role in which catalog. */
export const AddCatalogRole = z.object({
  catalogId: idOf('a catalog'),
  userId: idOf('a person'),
  role: z.enum(catalogRoles, { error: 'Choose a role.' }).default('owner'),
})

/** Gives a person a role in a catalog, which opens Admin for them as far as the role goes. */
export const addCatalogRole = operation('catalog.addRole', AddCatalogRole, async (portal, tx, input) => {
  const catalog = await catalogById(tx, input.catalogId)
  must(portal, 'catalog.addRole', await factsOfCatalog(tx, catalog.id))
  const user = await futureHolder(tx, input.userId)
  const roles = await rolesInCatalog(tx, catalog.id)
  const has = roles.some(({ userId, role }) => userId === user.id && role === input.role)
  insist(objectionsToCatalogRole, { has, role: input.role, enabled: user.accountEnabled, userType: user.userType })
  await beginCatalogRole(portal, tx, catalog.id, user.id, input.role)
  await record(portal, tx, [
    {
      activity: 'catalog.roleAdded',
      target: { type: 'catalog', id: catalog.id, name: catalog.displayName },
      subjectId: user.id,
      details: { role: input.role },
    },
  ])
})
