import { type Placeholder, sql } from 'drizzle-orm'
import type { Queries } from './database.ts'
import { queriesOf } from './open-transaction.ts'

/** A query that drizzle can make ready. */
interface Preparable<Result> {
  prepare(): Ready<Result>
}

interface Ready<Result> {
  execute(values: Record<string, unknown>): PromiseLike<Result>
}

/** The place of a value in a query that is built once: a text or a number in a condition, anything but null in an insert. */
export const given = (name: string): Placeholder => sql.placeholder(name)

/**
 * A query whose text is built once for each connection: only its values change. Building takes longer than running where a query
 * reads one row, so what every operation asks is built this way.
 *
 * ```ts
 * const byId = prepared((db) => db.select().from(users).where(eq(users.id, given('id'))))
 * const [user] = await byId(tx, { id })
 * ```
 */
export function prepared<Result>(
  build: (db: Queries) => PromiseLike<Result>,
): (db: Queries, values: Record<string, unknown>) => Promise<Result> {
  const made = new WeakMap<Queries, Ready<Result>>()
  return async (db, values) => {
    const connection = queriesOf(db)
    const known = made.get(connection)
    if (known) return known.execute(values)
    const query = (build(connection) as unknown as Preparable<Result>).prepare()
    made.set(connection, query)
    return query.execute(values)
  }
}
