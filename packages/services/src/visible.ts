import { may, mayAnywhere, reachOf, refusalFor } from '@latchkey/core/authorization/may'
import type { Permission, Relation } from '@latchkey/core/authorization/permissions'
import { or, type SQL, sql } from 'drizzle-orm'
import type { Portal } from './portal.ts'

/** How a store writes each relation of a thing to a person as a condition on its rows. */
export type RelationConditions = Readonly<Partial<Record<Relation, SQL | undefined>>>

/**
 * The condition under which a row may be listed for the actor: none where a role reads everything, else one of the relations that
 * the permission's row names. It mirrors `may`, so that a row is listed exactly where it may be read.
 */
export function within(portal: Portal, permission: Permission, conditions: RelationConditions): SQL | undefined {
  const reach = reachOf(portal.actor, permission)
  if (reach.all) return undefined
  const parts = reach.relations.flatMap((relation) => conditions[relation] ?? [])
  return parts.length === 0 ? sql`1 = 0` : or(...parts)
}

/** Refuses who could read nothing in a list of Admin: no role lets them read its rows, and they own no catalog that has some. */
export function mustReadSome(portal: Portal, permission: Permission): void {
  if (!mayAnywhere(portal.actor, permission)) throw refusalFor(portal.actor, permission)
}

/** Refuses who may not read any of a kind of thing, for pages that show nothing without a role. */
export function mustRead(portal: Portal, permission: Permission): void {
  if (!may(portal.actor, permission)) throw refusalFor(portal.actor, permission)
}
