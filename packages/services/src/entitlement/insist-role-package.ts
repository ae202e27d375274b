import { changerOf } from '@latchkey/core/directory/account'
import { objectionsToWideningRolePackage } from '@latchkey/core/directory/role-group'
import type { AccessPackageId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { type WhyNot, whyObjected } from '../overview/why-not.ts'
import type { Portal } from '../portal.ts'
import { givesRoleGroup } from './role-packages.store.ts'

/** Refuses to let anybody but a Global Administrator decide who gets a package that gives a group with directory roles (`roleAssignablePackage`). */
export async function insistRolePackage(portal: Portal, db: Queries, packageId: AccessPackageId): Promise<void> {
  insist(objectionsToWideningRolePackage, await wideningOf(portal, db, packageId))
}

/** Why the one who acts cannot decide who gets a package, whatever roles they have in its catalog; null where nothing stands in the way. */
export const whyNotWiden = async (portal: Portal, db: Queries, packageId: AccessPackageId): Promise<WhyNot> =>
  whyObjected(objectionsToWideningRolePackage, await wideningOf(portal, db, packageId))

const wideningOf = async (portal: Portal, db: Queries, packageId: AccessPackageId) => ({
  by: changerOf(portal.actor),
  assignable: await givesRoleGroup(db, packageId),
})
