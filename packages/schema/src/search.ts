import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * Whether a column contains a text, whatever the case; `%`, `_` and `\` in the text mean themselves. SQLite knows the case of ASCII
 * letters only: there, `É` is found by `É` but not by `é`.
 */
export const contains = (column: SQLWrapper, text: string): SQL => {
  const pattern = `%${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`lower(${column}) like ${pattern} escape '\\'`
}
