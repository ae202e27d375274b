import { objectionsToRoleAddition, type RoleAddition } from '@latchkey/core/entitlement/catalog'
import { type ResourceRole, roleFromText } from '@latchkey/core/entitlement/resource'
import { insist } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { z } from 'zod'
import { groupById } from '../../directory/groups.store.ts'
import { insistRoleGroup } from '../../directory/insist-role-group.ts'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, type StoredPackage } from '../catalogs.store.ts'
import { deliverToAll } from '../deliver-to-all.ts'
import { describeRoles } from '../resource-roles.store.ts'
import { inCatalog } from './catalog-edges.store.ts'
import { beginResourceRole, resourceRolesOf } from './packages.store.ts'
import { hasRole, resourceNames } from './resources.store.ts'

/** What a package is to give. The role is one text, `group:<id>:member` or `application:<id>:<role id>`, so that one field chooses it. */
export const AddResourceRole = z.object({
  accessPackageId: idOf('an access package'),
  resourceRole: z
    .string({ error: 'Choose a role.' })
    .trim()
    .max(200, 'Choose a role.')
    .transform((text, context) => {
      const role = roleFromText(text)
      if (role) return role
      context.addIssue({ code: 'custom', message: 'Choose a role.' })
      return z.NEVER
    }),
})

/** Lets a package give one more role. Everybody who has the package gets it in the same transaction. Returns the id of the role in the package. */
export const addResourceRole = operation(
  'accessPackage.addResourceRole',
  AddResourceRole,
  async (portal, tx, input) => {
    const found = await packageById(tx, input.accessPackageId)
    must(portal, 'accessPackage.addResourceRole', await factsOfCatalog(tx, found.catalogId))
    const role = input.resourceRole
    await insistRoleAddition(portal, tx, found, role)
    const id = await beginResourceRole(portal, tx, found.id, role)
    const holders = await deliverToAll(portal, tx, found.id)
    const [words] = await describeRoles(tx, [role])
    await record(portal, tx, [
      {
        activity: 'accessPackage.resourceRoleAdded',
        target: { type: 'accessPackage', id: found.id, name: found.displayName },
        related: [{ type: role.kind, id: role.originId, name: words ?? role.roleId }],
        details: { role: words, holders },
      },
    ])
    return id
  },
)

/**
 * Refuses a role that a package cannot give, and, unless a Global Administrator adds it, one of a group whose members can have directory
 * roles.
 */
export async function insistRoleAddition(
  portal: Portal,
  db: Queries,
  found: Pick<StoredPackage, 'id' | 'catalogId'>,
  role: ResourceRole,
): Promise<void> {
  insist(objectionsToRoleAddition, await roleAddition(db, found, role))
  if (role.kind === 'group') insistRoleGroup(portal, await groupById(db, role.originId))
}

/** What decides whether a package can give one more role. */
async function roleAddition(
  db: Queries,
  found: Pick<StoredPackage, 'id' | 'catalogId'>,
  role: ResourceRole,
): Promise<RoleAddition> {
  const present = await resourceRolesOf(db, found.id)
  return {
    inCatalog: await inCatalog(db, found.catalogId, role),
    known: (await hasRole(db, role)) && (await resourceNames(db, [role])).has(role.originId),
    inPackage: present.some(
      ({ kind, originId, roleId }) => kind === role.kind && originId === role.originId && roleId === role.roleId,
    ),
  }
}
