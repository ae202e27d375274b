import { type Placeholder, sql } from 'drizzle-orm'
import type { Queries } from './database.ts'
import { queriesOf } from './open-transaction.ts'

/** A query that drizzle can make ready. */
interface Preparable<Result> {
  prepare(): Ready<Result>
}

interface Ready<Result> {
  /** SQLite has answered at once, and says so without a turn of the event loop. */
  execute(values: Record<string, unknown>): PromiseLike<Result> & { readonly sync?: () => Result }
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
  const ready = readied(build)
  return async (db, values) => ready(db).execute(values)
}

/** As `prepared`, for a statement that is run once for each of many sets of values. */
export function preparedEach(
  build: (db: Queries) => PromiseLike<unknown>,
): (db: Queries, list: readonly Record<string, unknown>[]) => Promise<void> {
  const ready = readied(build)
  return async (db, list) => {
    const statement = ready(db)
    for (const values of list) {
      const answer = statement.execute(values)
      if (answer.sync) answer.sync()
      else await answer
    }
  }
}

function readied<Result>(build: (db: Queries) => PromiseLike<Result>): (db: Queries) => Ready<Result> {
  const made = new WeakMap<Queries, Ready<Result>>()
  return (db) => {
    const connection = queriesOf(db)
    const known = made.get(connection)
    if (known) return known
    const query = (build(connection) as unknown as Preparable<Result>).prepare()
    made.set(connection, query)
    return query
  }
}
