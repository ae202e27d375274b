import { objectionsToRoleRemoval } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { inChunks } from '../../chunks.ts'
import { peopleChanged } from '../../directory/people-changed.ts'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { catalogOwnerIds, packageById } from '../catalogs.store.ts'
import { describeRoles } from '../resource-roles.store.ts'
import { holdersOfPackage, revokeFromAll } from './grants.store.ts'
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
    must(portal, 'accessPackage.removeResourceRole', { catalogOwner: await catalogOwnerIds(tx, found.catalogId) })
    insist(objectionsToRoleRemoval, { ended: role.endsAt !== null })
    await endResourceRole(portal, tx, role.id)
    const holders = await holdersOfPackage(tx, found.id)
    await revokeFromAll(portal, tx, role, holders)
    const [words] = await describeRoles(tx, [role])
    await record(portal, tx, [
      {
        activity: 'accessPackage.resourceRoleRemoved',
        target: { type: 'accessPackage', id: found.id, name: found.displayName },
        related: [{ type: role.kind, id: role.originId, name: words ?? role.roleId }],
        details: { role: words, holders: holders.length },
      },
    ])
    if (role.kind === 'group' && role.roleId === 'member') {
      await inChunks(holders, (chunk) =>
        peopleChanged(
          portal,
          tx,
          chunk.map(({ userId }) => userId),
        ),
      )
    }
  },
)
