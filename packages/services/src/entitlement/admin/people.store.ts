import type { UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { inArray } from 'drizzle-orm'
import { inChunks } from '../../chunks.ts'

/** A person, as far as lists and timelines name them. */
export interface Named {
  readonly id: UserId
  readonly displayName: string
  /** When the account was deleted; null as long as there is one. */
  readonly deletedAt?: Date | null | undefined
}

/** People by their ids; unknown ones are left out. */
export async function peopleById(db: Queries, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, Named>> {
  const rows = await inChunks([...new Set(ids)], (chunk) =>
    db.select({ id: users.id, displayName: users.displayName }).from(users).where(inArray(users.id, chunk)),
  )
  return new Map(rows.flat().map((person) => [person.id, person]))
}
