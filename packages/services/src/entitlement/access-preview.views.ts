import type { UserId } from '@latchkey/core/ids'
import { among } from '@latchkey/schema/among'
import { users } from '@latchkey/schema/tables/directory'
import { inChunks } from '../chunks.ts'
import type { Page } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { changesFor, type GrantsEffect, type RolesOfPerson } from './preview-access.ts'

/** Somebody whom a change of access concerns, without their name: that is read for those who are shown. */
export interface Concerned extends RolesOfPerson {
  /** Null for a line of a list that names nobody. */
  readonly userId: UserId | null
  /** How a list named them; null where no list did. */
  readonly written: string | null
  /** What becomes of the package for them, in words. */
  readonly becomes: string
  /** When they lose it; null where they do not, or where that is not said yet. */
  readonly endsAt: Date | null
}

/** What a change of access would come to: by role, for licenses, and for everybody whom it concerns. */
export interface AccessPreview extends Omit<GrantsEffect, 'people'> {
  /** How many people gain or lose anything. */
  readonly people: number
  /** Pages show the first of them, and files tell of all. */
  readonly everybody: readonly Concerned[]
}

/** What becomes of the package for somebody. */
export type Becoming = Pick<Concerned, 'becomes' | 'endsAt'>

const untouched: RolesOfPerson = { gains: [], loses: [], keeps: [] }

/** What becomes of somebody by an effect on grants, who may have none of the roles. */
export const concerned = (
  { people }: GrantsEffect,
  userId: UserId | null,
  of: Becoming & { readonly written?: string },
): Concerned => ({
  userId,
  written: of.written ?? null,
  becomes: of.becomes,
  endsAt: of.endsAt,
  ...((userId !== null && people.get(userId)) || untouched),
})

/** The preview of a change that comes to this for grants, and for people to what is said of each. Who gains or loses something comes first. */
export function accessPreview(effect: GrantsEffect, becoming: ReadonlyMap<UserId, Becoming>): AccessPreview {
  const inOrder = new Set([...effect.people.keys(), ...becoming.keys()])
  const everybody = [...inOrder].flatMap((userId) => {
    const of = becoming.get(userId)
    return of ? [concerned(effect, userId, of)] : []
  })
  return previewOfAll(effect, everybody)
}

/** The preview of a change that concerns these people, in this order. */
export const previewOfAll = (effect: GrantsEffect, everybody: readonly Concerned[]): AccessPreview => ({
  roles: effect.roles,
  licenses: effect.licenses,
  people: everybody.filter(changesFor).length,
  everybody,
})

/** Somebody whom a change of access concerns, by name. */
export interface PersonEffect extends Concerned {
  readonly displayName: string
  readonly userPrincipalName: string
  readonly department: string | null
}

/** Some of those whom a change concerns, in their order. Names are read for these alone. */
export async function peopleOfPreview(
  { db: { read: db } }: Portal,
  { everybody }: Pick<AccessPreview, 'everybody'>,
  cursor: string | null,
  size: number,
): Promise<Page<PersonEffect>> {
  const start = cursor === null ? 0 : Number(cursor)
  const some = everybody.slice(start, start + size)
  const { id, displayName, userPrincipalName, department } = users
  const found = await inChunks([...new Set(some.flatMap(({ userId }) => userId ?? []))], (ids) =>
    db.select({ id, displayName, userPrincipalName, department }).from(users).where(among(id, ids)),
  )
  const byId = new Map(found.flat().map(({ id, ...person }) => [id, person]))
  const rows = some.map((one) => ({ ...one, ...(byId.get(one.userId ?? '') ?? nameless(one.written)) }))
  const end = start + some.length
  return { rows, next: end < everybody.length ? String(end) : null }
}

const nameless = (written: string | null) => ({
  displayName: written ?? 'Somebody who is gone',
  userPrincipalName: '',
  department: null,
})
