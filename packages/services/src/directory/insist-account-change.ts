import { changerOf } from '@latchkey/core/directory/account'
import { objectionsToAccountChange } from '@latchkey/core/directory/user'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { rolesOf } from '../authorization.store.ts'
import type { Portal } from '../portal.ts'

/** Refuses to touch the account of somebody who may do more than the actor (`protectedAccount`). */
export async function insistAccountChange(portal: Portal, db: Queries, userId: UserId): Promise<void> {
  const account = { id: userId, roles: await rolesOf(db, userId) }
  insist(objectionsToAccountChange, { by: changerOf(portal.actor), account })
}
