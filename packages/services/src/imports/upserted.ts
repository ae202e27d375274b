import { type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'

/**
 * The values of an `on conflict do update` that takes over what the row would have inserted, for the columns of these
 * names.
 */
export const upserted = <Name extends string>(names: readonly Name[]): Record<Name, SQL> =>
  Object.fromEntries(names.map((name) => [name, sql`excluded.${sql.identifier(toSnakeCase(name))}`])) as Record<
    Name,
    SQL
  >
