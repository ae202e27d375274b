import { changerOf } from '@latchkey/core/directory/account'
import { objectionsToNoAdministrator, objectionsToRoleGroupChange } from '@latchkey/core/directory/role-group'
import type { AccessPackageId, GroupId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { holdersOf } from '../authorization.store.ts'
import type { Portal } from '../portal.ts'
import { administratorGroups, administratorReasons } from './administrators.store.ts'

/** Refuses to let anybody but a Global Administrator touch a group whose members have directory roles (`roleAssignableGroup`). */
export function insistRoleGroup(portal: Portal, group: { readonly isAssignableToRole: boolean }): void {
  insist(objectionsToRoleGroupChange, { by: changerOf(portal.actor), assignable: group.isAssignableToRole })
}

/** Refuses, after a change of such a group, where it has left no Global Administrator who can sign in. */
export async function insistAdministratorLeft(
  db: Queries,
  group: { readonly isAssignableToRole: boolean },
): Promise<void> {
  if (!group.isAssignableToRole) return
  insist(objectionsToNoAdministrator, { left: (await holdersOf(db, ['globalAdministrator'])).length })
}

/** Refuses, after memberships of these groups have ended, where that has left no Global Administrator who can sign in. */
export async function insistAdministratorLeftIn(db: Queries, groupIds: readonly GroupId[]): Promise<void> {
  if (groupIds.length === 0) return
  const giving = await administratorGroups(db)
  await insistAdministratorLeft(db, { isAssignableToRole: groupIds.some((id) => giving.has(id)) })
}

/** Refuses to let a package go by which alone there are Global Administrators who can sign in. */
export async function insistAdministratorWithout(db: Queries, packageId: AccessPackageId): Promise<void> {
  const reasons = await administratorReasons(db)
  const others = reasons.filter((reason) => reason.packageId !== packageId)
  if (others.length < reasons.length) insist(objectionsToNoAdministrator, { left: others.length })
}
