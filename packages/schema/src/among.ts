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

/** As `among`, in a query that is built once: the values are given under this name, as `listed` writes them. */
export const amongGiven: (column: SQLWrapper, name: string) => SQL = spelled(
  (column: SQLWrapper, name: string) => sql`${column} in (select value from json_each(${sql.placeholder(name)}))`,
  (column: SQLWrapper, name: string) => sql`${column} = any(${sql.placeholder(name)})`,
)

/** Texts as one value of a prepared query. */
export const listed: (values: readonly string[]) => unknown = spelled(
  (values: readonly string[]) => JSON.stringify(values),
  (values: readonly string[]) => [...values],
)
