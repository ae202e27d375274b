import { may, refusalFor } from '@latchkey/core/authorization/may'
import { becomings } from '@latchkey/core/entitlement/becoming'
import type { ResourceRole } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../../portal.ts'
import { rehearsing } from '../../rehearse.ts'
import { type AccessPreview, accessPreview } from '../access-preview.views.ts'
import { differenceInDelivery } from '../bring-in-line.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, type StoredPackage } from '../catalogs.store.ts'
import { eachHolder, liveHoldersCount, type PackageRole, packageRoles } from '../grants.store.ts'
import { effectOfGrants, type GrantChange } from '../preview-access.ts'
import { insistRoleAddition } from './add-resource-role.ts'
import { beginResourceRole, endResourceRole, resourceRoleById } from './packages.store.ts'

/** One change of what a package gives. */
export type RoleChange = { readonly add: ResourceRole } | { readonly take: string }

/** What a change of what a package gives would come to for everybody who has it, and how many those are. Refuses what the change itself refuses. Changes nothing. */
export async function previewPackageRoles(
  portal: Portal,
  accessPackageId: AccessPackageId,
  change: RoleChange,
): Promise<AccessPreview & { readonly holders: number }> {
  const db = portal.db.read
  const found = await packageById(db, accessPackageId)
  const permission = 'add' in change ? 'accessPackage.addResourceRole' : 'accessPackage.removeResourceRole'
  if (!may(portal.actor, permission, await factsOfCatalog(db, found.catalogId)))
    throw refusalFor(portal.actor, permission)
  // Only what the package would give is rehearsed, which concerns nobody yet; people are compared with that outside.
  const roles = await rehearsing(portal, async (tx) => {
    await make(portal, tx, found, change)
    return packageRoles(tx, found.id)
  })
  const effect = await effectOfGrants(portal, differences(portal, found.id, roles))
  const stays = { becomes: becomings.stays, endsAt: null }
  return {
    ...accessPreview(effect, new Map([...effect.people.keys()].map((userId) => [userId, stays]))),
    holders: await liveHoldersCount(db, found.id),
  }
}

async function make(portal: Portal, tx: Transaction, found: StoredPackage, change: RoleChange): Promise<void> {
  if ('add' in change) {
    await insistRoleAddition(portal, tx, found, change.add)
    await beginResourceRole(portal, tx, found.id, change.add)
    return
  }
  const role = await resourceRoleById(tx, change.take)
  if (role.accessPackageId === found.id) await endResourceRole(portal, tx, role.id)
}

/** What differs between these roles and what those have who have the package, a stretch of people at a time. */
async function* differences(
  portal: Portal,
  packageId: AccessPackageId,
  roles: readonly PackageRole[],
): AsyncGenerator<GrantChange> {
  const db = portal.db.read
  for await (const holders of eachHolder(db, packageId)) yield await differenceInDelivery(db, roles, holders)
}
