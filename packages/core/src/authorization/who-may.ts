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

/** Those who may do something, as a sentence names them: `a Global Administrator or an owner of the catalog`; null where nobody can be named. */
export function whoMay(permission: Permission): string | null {
  const row: PermissionRow = permissions[permission]
  const words = [
    ...row.roles.map((role) => withArticle(roles[role].title)),
    ...row.relations.flatMap((relation) => relationWords[relation] ?? []),
  ]
  if (words.length < 2) return words[0] ?? null
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

const withArticle = (title: string): string => `${/^[AEIO]/.test(title) ? 'an' : 'a'} ${title}`
