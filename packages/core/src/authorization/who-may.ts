import { type Permission, type PermissionRow, permissions, type Relation } from './permissions.ts'
import { roles } from './roles.ts'

/** How the people of a relation are called in a sentence. Relations that a person cannot be given on purpose are left out. */
const relationWords: Readonly<Partial<Record<Relation, string>>> = {
  owner: 'an owner',
  catalogOwner: 'an owner of the catalog',
  packageManager: 'an access package manager of the catalog',
  assignmentManager: 'an assignment manager of the catalog',
  manager: 'their manager',
}

/** Those who may do something, as a sentence names them: `a Global Administrator`, `an owner of the catalog`. */
export function whoMay(permission: Permission): readonly string[] {
  const row: PermissionRow = permissions[permission]
  return [
    ...row.roles.map((role) => withArticle(roles[role].title)),
    ...row.relations.flatMap((relation) => relationWords[relation] ?? []),
  ]
}

/** `Only a Global Administrator or an owner of the catalog can do this.` */
export const onlyThey = (words: readonly string[]): string =>
  `Only ${words.length < 2 ? (words[0] ?? 'Latchkey itself') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`} can do this.`

const withArticle = (title: string): string => `${/^[AEIO]/.test(title) ? 'an' : 'a'} ${title}`
