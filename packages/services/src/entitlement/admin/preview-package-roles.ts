import { may, refusalFor } from '@latchkey/core/authorization/may'
import type { ResourceRole } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../../portal.ts'
import { rehearsing } from '../../rehearse.ts'
import { differenceInDelivery } from '../bring-in-line.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, type StoredPackage } from '../catalogs.store.ts'
import { holdersOfPackage, liveHoldersCount, packageRoles } from '../grants.store.ts'
import { type AccessPreview, effectOfGrants, type GrantChange } from '../preview-access.ts'
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
  return rehearsing(portal, async (tx) => {
    const found = await packageById(tx, accessPackageId)
    const permission = 'add' in change ? 'accessPackage.addResourceRole' : 'accessPackage.removeResourceRole'
    if (!may(portal.actor, permission, await factsOfCatalog(tx, found.catalogId)))
      throw refusalFor(portal.actor, permission)
    await make(portal, tx, found, change)
    const preview = await effectOfGrants(portal, tx, differences(tx, found.id))
    return { ...preview, holders: await liveHoldersCount(tx, found.id) }
  })
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

/** What differs between a package and those who have it, a stretch of people at a time. */
async function* differences(tx: Transaction, packageId: AccessPackageId): AsyncGenerator<GrantChange> {
  const roles = await packageRoles(tx, packageId)
  for (let holders = await holdersOfPackage(tx, packageId); holders.length > 0; ) {
    yield await differenceInDelivery(tx, roles, holders)
    holders = await holdersOfPackage(tx, packageId, holders.at(-1)?.assignmentId)
  }
}
