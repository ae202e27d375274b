import { relationOf } from '../entitlement/catalog-relations.ts'
import type { UserId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Actor } from './actor.ts'
import { type Permission, type PermissionRow, permissions, type Relation } from './permissions.ts'
import { whoMay } from './who-may.ts'

/** The people who stand in each relation to a thing. A relation that is left out holds nobody. */
export type Facts = Readonly<Partial<Record<Relation, readonly (UserId | null)[]>>>

const rowOf = (permission: Permission): PermissionRow => permissions[permission]

/** Whether a person's roles alone allow something, whatever the thing is. */
export function byRole(actor: Actor, permission: Permission): boolean {
  const row = rowOf(permission)
  if (actor.kind === 'anonymous') return row.anonymous === true
  if (actor.kind === 'system') return row.system === true
  if (row.members === true && actor.userType === 'member') return true
  return row.everybody === true || row.roles.some((role) => actor.roles.includes(role))
}

/** Whether an actor may do something to a thing with these facts. Closed by default: no facts, no relation. */
export function may(actor: Actor, permission: Permission, facts: Facts = {}): boolean {
  if (byRole(actor, permission)) return true
  if (actor.kind !== 'user') return false
  return rowOf(permission).relations.some((relation) => facts[relation]?.includes(actor.id) === true)
}

/** Whether an actor may do something to any thing at all: to every one by a role, or to those in the catalogs in which they have one. */
export const mayAnywhere = (actor: Actor, permission: Permission): boolean =>
  may(
    actor,
    permission,
    actor.kind === 'user' ? Object.fromEntries(actor.catalogRoles.map((role) => [relationOf[role], [actor.id]])) : {},
  )

/** The refusal that follows where `may` says no: unauthenticated for nobody, forbidden for somebody, who hears who may where that can be said. */
export function refusalFor(actor: Actor, permission?: Permission): Refusal {
  if (actor.kind === 'anonymous') return new Refusal('unauthenticated', 'signInNeeded', 'Sign in to go on.')
  const they = permission ? whoMay(permission) : null
  const who = they ? `: only ${they} can` : ''
  return new Refusal('forbidden', 'notAllowed', `You are not allowed to do this${who}.`)
}

/** What a list may show: every row, or the rows that stand in one of these relations to the person. */
export type Reach = { readonly all: true } | { readonly all: false; readonly relations: readonly Relation[] }

/** How far a reading permission reaches for an actor, so that a list can turn it into a condition. */
export function reachOf(actor: Actor, permission: Permission): Reach {
  if (byRole(actor, permission)) return { all: true }
  return { all: false, relations: actor.kind === 'user' ? rowOf(permission).relations : [] }
}
