import type { UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { inChunks } from '../chunks.ts'
import { peopleNamed } from './people.store.ts'
import type { PersonRow } from './people.ts'

/** How many are named of those whom a change concerns. */
export const mostNamed = 100

/** How many people something would happen to, and the first of them by name. */
export interface Named {
  readonly count: number
  readonly first: readonly PersonRow[]
}

/** Nobody is named. */
export const nobodyNamed: Named = { count: 0, first: [] }

const { compare } = new Intl.Collator('en')

const byName = (one: PersonRow, other: PersonRow): number =>
  compare(one.displayName, other.displayName) || (one.id < other.id ? -1 : 1)

/** Those who are named, and more: counted all, and the first of them kept by name. */
export const withMore = ({ count, first }: Named, more: readonly PersonRow[]): Named => ({
  count: count + more.length,
  first: more.length === 0 ? first : [...first, ...more].sort(byName).slice(0, mostNamed),
})

/** How many these people are, and the first of them by name. */
export async function namedOf(db: Queries, userIds: readonly UserId[]): Promise<Named> {
  let named = nobodyNamed
  await inChunks(userIds, async (ids) => {
    named = withMore(named, await peopleNamed(db, ids))
  })
  return named
}
