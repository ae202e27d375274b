import type { CatalogRole } from '../entitlement/catalog.ts'
import type { UserId } from '../ids.ts'
import type { Role } from './roles.ts'

/** Somebody who is signed in, as far as permissions need to know them. */
export interface Person {
  readonly kind: 'user'
  readonly id: UserId
  readonly displayName: string
  readonly userType: 'member' | 'guest'
  readonly roles: readonly Role[]
  /** The roles that this person has in any catalog, which open Admin for them without any directory role. */
  readonly catalogRoles: readonly CatalogRole[]
}

/** Who acts: a person, Latchkey itself (jobs, the command line), or nobody yet. */
export type Actor = Person | { readonly kind: 'system'; readonly name: string } | { readonly kind: 'anonymous' }

/** Nobody is signed in. */
export const anonymous: Actor = { kind: 'anonymous' }

/** Latchkey acting by itself under the name of a job or a command. */
export const system = (name: string): Actor => ({ kind: 'system', name })

/** The id of the acting person, or null where no person acts. */
export const idOf = (actor: Actor): UserId | null => (actor.kind === 'user' ? actor.id : null)

/** How an actor is called in the audit log. */
export const nameOf = (actor: Actor): string =>
  actor.kind === 'user' ? actor.displayName : actor.kind === 'system' ? `Latchkey (${actor.name})` : 'Nobody signed in'
