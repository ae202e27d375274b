import type { Actor } from '@latchkey/core/authorization/actor'
import { may } from '@latchkey/core/authorization/may'
import type { Permission } from '@latchkey/core/authorization/permissions'
import { type AppName, apps } from '../apps.ts'

/** Whether a door is open to an actor. What they find behind it is asked row by row. A door without a permission is open to all. */
export function mayEnter(actor: Actor, permission: Permission | null | undefined): boolean {
  if (!permission) return true
  return may(actor, permission, actor.kind === 'user' && actor.ownsCatalogs ? { catalogOwner: [actor.id] } : {})
}

/** Whether an actor may open an app at all. */
export const mayOpen = (actor: Actor, app: AppName): boolean => mayEnter(actor, apps[app].opensWith)
