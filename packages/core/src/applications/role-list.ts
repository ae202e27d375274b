import type { AppRoleId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { defaultAccess } from './application.ts'

/** A role that an application knows. */
export interface KnownRole {
  readonly id: AppRoleId
  readonly value: string
  readonly displayName: string
  /** How many users, groups and access packages have the role now. */
  readonly uses: number
  /** Whether anybody ever had it: history refers to it then. */
  readonly used: boolean
}

/** What programs call a role: its name without spaces (Microsoft Graph, appRole.value). */
export const roleValue = (displayName: string): string => displayName.trim().split(/\s+/).join('.')

const key = (displayName: string): string => roleValue(displayName).toLowerCase()

/** The names of a role list without repetitions, in their order; Default Access where there are none. */
export function roleNamesOf(names: readonly string[]): readonly string[] {
  const seen = new Map(names.filter((name) => name.trim() !== '').map((name) => [key(name), name.trim()]))
  return seen.size === 0 ? [defaultAccess.displayName] : [...seen.values()]
}

/** What is to be done so that an application knows the roles of these names and no others. */
export interface RoleListChange {
  readonly added: readonly string[]
  readonly removed: readonly KnownRole[]
  /** Roles that stay and are written otherwise now. */
  readonly renamed: readonly { readonly id: AppRoleId; readonly displayName: string }[]
}

/** Compares the roles that there are with the names that there should be; a name in other capitals is the same role. */
export function changeRoleList(known: readonly KnownRole[], names: readonly string[]): RoleListChange {
  const wanted = new Map(roleNamesOf(names).map((name) => [key(name), name]))
  const there = new Set(known.map(({ displayName }) => key(displayName)))
  return {
    added: [...wanted].filter(([value]) => !there.has(value)).map(([, name]) => name),
    removed: known.filter(({ displayName }) => !wanted.has(key(displayName))),
    renamed: known.flatMap(({ id, displayName }) => {
      const name = wanted.get(key(displayName))
      return name !== undefined && name !== displayName ? [{ id, displayName: name }] : []
    }),
  }
}

const firstInUse = ({ removed }: Pick<RoleListChange, 'removed'>) => removed.find(({ uses }) => uses > 0)
const firstUsed = ({ removed }: Pick<RoleListChange, 'removed'>) => removed.find(({ used }) => used)

/** Every reason not to take roles from an application. */
export const objectionsToRoleList: readonly Objection<Pick<RoleListChange, 'removed'>>[] = [
  {
    code: 'appRoleInUse',
    kind: 'conflict',
    field: 'roles',
    says: (change) =>
      `The role ${firstInUse(change)?.displayName} is in use. Take it from everybody and every package first.`,
    when: (change) => firstInUse(change) !== undefined,
  },
  {
    code: 'appRoleInHistory',
    kind: 'conflict',
    field: 'roles',
    says: (change) => `The role ${firstUsed(change)?.displayName} has been given before, and the history keeps it.`,
    when: (change) => firstUsed(change) !== undefined,
  },
]
