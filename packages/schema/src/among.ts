import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { spelled } from './dialect.ts'

/**
 * Whether a text column is one of some values. Unlike `inArray` the statement reads the same whatever their number, so it is built
 * and prepared once; worth it where a page asks for many.
 */
export const among: (column: SQLWrapper, values: readonly string[]) => SQL = spelled(
  (column: SQLWrapper, values: readonly string[]) =>
    sql`${column} in (select value from json_each(${JSON.stringify(values)}))`,
  (column: SQLWrapper, values: readonly string[]) => sql`${column} = any(${sql.param([...values])})`,
)
