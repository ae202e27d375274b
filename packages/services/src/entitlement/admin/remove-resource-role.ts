import { objectionsToRoleRemoval } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { deliverToAll } from '../deliver-to-all.ts'
import { describeRoles } from '../resource-roles.store.ts'
import { endResourceRole, resourceRoleById } from './packages.store.ts'

/** Which role a package is not to give any more. */
export const RemoveResourceRole = z.object({ resourceRoleId: idOf('a role of the package') })

/**
 * Takes a role out of a package. Everybody who has it only through this package loses it in the same transaction, and freed seats
 * pass on.
 */
export const removeResourceRole = operation(
  'accessPackage.removeResourceRole',
  RemoveResourceRole,
  async (portal, tx, input) => {
    const role = await resourceRoleById(tx, input.resourceRoleId)
    const found = await packageById(tx, role.accessPackageId)
    must(portal, 'accessPackage.removeResourceRole', await factsOfCatalog(tx, found.catalogId))
    insist(objectionsToRoleRemoval, { ended: role.endsAt !== null })
    await endResourceRole(portal, tx, role.id)
    const holders = await deliverToAll(portal, tx, found.id)
    const [words] = await describeRoles(tx, [role])
    await record(portal, tx, [
      {
        activity: 'accessPackage.resourceRoleRemoved',
        target: { type: 'accessPackage', id: found.id, name: found.displayName },
        related: [{ type: role.kind, id: role.originId, name: words ?? role.roleId }],
        details: { role: words, holders },
      },
    ])
  },
)
