import { changerOf } from '@latchkey/core/directory/account'
import { objectionsToNoAdministrator, objectionsToRoleGroupChange } from '@latchkey/core/directory/role-group'
import { insist } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { holdersOf } from '../authorization.store.ts'
import type { Portal } from '../portal.ts'

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
