import type { UserId } from '../ids.ts'
import type { FieldChange } from './report.ts'
import { valuesOf } from './user-matching.ts'
import type { StoredUser, UserValues } from './user-values.ts'

/** What differs between a user as stored and as planned. `naming` says who a manager is. */
export function changesOf(
  before: StoredUser,
  after: UserValues & { readonly managerId: UserId | null },
  naming: (id: UserId) => string,
): readonly FieldChange[] {
  const fields = Object.keys(valuesOf(before)) as (keyof UserValues)[]
  const changes: FieldChange[] = fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }))
  if (before.managerId === after.managerId) return changes
  const named = (id: UserId | null) => (id === null ? null : naming(id))
  return [...changes, { field: 'manager', before: named(before.managerId), after: named(after.managerId) }]
}

/** A person for a reader who may know several of that name: `Grace Hopper (12)`. */
export function nameOfUser(people: ReadonlyMap<UserId, UserValues>, id: UserId): string {
  const person = people.get(id)
  if (!person) return id
  return person.employeeId === null ? person.displayName : `${person.displayName} (${person.employeeId})`
}
