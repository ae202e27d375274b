import type { Actor } from '@latchkey/core/authorization/actor'
import { mayAnywhere } from '@latchkey/core/authorization/may'
import type { Permission } from '@latchkey/core/authorization/permissions'
import { type AppName, apps } from '../apps.ts'

/** Whether a door is open to an actor. What they find behind it is asked row by row. A door without a permission is open to all. */
export function mayEnter(actor: Actor, permission: Permission | null | undefined): boolean {
  return !permission || mayAnywhere(actor, permission)
}

/** Whether an actor may open an app at all. */
export const mayOpen = (actor: Actor, app: AppName): boolean => mayEnter(actor, apps[app].opensWith)
