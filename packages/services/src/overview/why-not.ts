import type { Actor } from '@latchkey/core/authorization/actor'
import { type Facts, may } from '@latchkey/core/authorization/may'
import {
  type Permission,
  type PermissionRow,
  permissions,
  type Relation,
} from '@latchkey/core/authorization/permissions'
import { roles } from '@latchkey/core/authorization/roles'
import { firstObjection, type Objection } from '@latchkey/core/objection'

/** Why something cannot be done, in a sentence; null where nothing stands in the way. */
export type WhyNot = string | null

/** How the people of a relation are called in a sentence. Relations that a person cannot be given on purpose are left out. */
const relationWords: Readonly<Partial<Record<Relation, string>>> = {
  owner: 'an owner',
  catalogOwner: 'an owner of the catalog',
  packageManager: 'an access package manager of the catalog',
  assignmentManager: 'an assignment manager of the catalog',
  manager: 'their manager',
}

/** Why an actor may not do something to a thing with these facts: a sentence that names those who may. */
export function whyNot(actor: Actor, permission: Permission, facts: Facts = {}): WhyNot {
  if (may(actor, permission, facts)) return null
  const row: PermissionRow = permissions[permission]
  const titles = row.roles.map((role) => roles[role].title)
  const people = row.relations.flatMap((relation) => relationWords[relation] ?? [])
  return `Only ${either([...titles.map(withArticle), ...people])} can do this.`
}

/** Why something is not possible now: the first objection of the list, in words. */
export const whyObjected = <Subject>(objections: readonly Objection<Subject>[], subject: Subject): WhyNot =>
  firstObjection(objections, subject)?.says ?? null

const withArticle = (title: string): string => `${/^[AEIO]/.test(title) ? 'an' : 'a'} ${title}`

const either = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'Latchkey itself') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
