import type { Actor } from '@latchkey/core/authorization/actor'
import { type Facts, may } from '@latchkey/core/authorization/may'
import type { Permission } from '@latchkey/core/authorization/permissions'
import { whoMay } from '@latchkey/core/authorization/who-may'
import { firstObjection, type Objection } from '@latchkey/core/objection'

/** Why something cannot be done, in a sentence; null where nothing stands in the way. */
export type WhyNot = string | null

/** Why an actor may not do something to a thing with these facts: a sentence that names those who may. */
export function whyNot(actor: Actor, permission: Permission, facts: Facts = {}): WhyNot {
  if (may(actor, permission, facts)) return null
  return `Only ${whoMay(permission) ?? 'Latchkey itself'} can do this.`
}

/** Why something is not possible now: the first objection of the list, in words. */
export const whyObjected = <Subject>(objections: readonly Objection<Subject>[], subject: Subject): WhyNot =>
  firstObjection(objections, subject)?.says ?? null
