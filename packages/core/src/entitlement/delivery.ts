import { after, hours, minutes } from '../time.ts'
import type { AssignmentState } from './assignment.ts'

/** Why a resource role cannot be given, in the words that people read. */
export const obstacles = {
  resourceDeleted: 'It was deleted. Take it out of the package.',
  guestAdministrator: 'Guests cannot hold directory roles, which members of this group can have.',
  roleGone: 'It does not have this role any more. Take the role out of the package.',
} as const

/** The code of a reason why a resource role cannot be given. */
export type Obstacle = keyof typeof obstacles

/** Whether a text is the code of an obstacle. */
export const isObstacle = (text: string): text is Obstacle => Object.hasOwn(obstacles, text)

/** A role of a resource, as far as giving it goes. */
export interface Givable {
  /** Whether the resource is there. */
  readonly exists: boolean
  /** Whether the resource has the role. */
  readonly roleKnown: boolean
}

/** What stands in the way of giving a role; null where nothing does. */
export function obstacleTo(role: Givable): Obstacle | null {
  if (!role.exists) return 'resourceDeleted'
  if (!role.roleKnown) return 'roleGone'
  return null
}

/** What stands in the way of giving a role to one person: a guest becomes no member of a group whose members can have directory roles. */
export const obstacleFor = (
  role: { readonly obstacle: Obstacle | null; readonly membersOnly: boolean },
  isGuest: boolean,
): Obstacle | null => role.obstacle ?? (role.membersOnly && isGuest ? 'guestAdministrator' : null)

/** How far an assignment is delivered whose package gives so many roles, some of which could not be given. */
export function stateOfDelivery(
  roles: number,
  failed: number,
): Extract<AssignmentState, 'delivered' | 'partiallyDelivered' | 'deliveryFailed'> {
  if (failed === 0) return 'delivered'
  return failed < roles ? 'partiallyDelivered' : 'deliveryFailed'
}

/** After how many attempts a role is left to people (Microsoft Entra retries for several hours). */
export const mostAttempts = 8

/** When a role that could not be given so many times is tried again: sooner at first, within some hours altogether; null once it is left to people. */
export const nextAttempt = (attempts: number, now: Date): Date | null =>
  attempts >= mostAttempts ? null : after(now, Math.min(minutes(5) * 2 ** Math.max(0, attempts - 1), hours(2)))
