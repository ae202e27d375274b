import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { spelled } from './dialect.ts'

/**
 * The name of a function on our SQLite connections that lowers the case of every script. It has a name of its own because the
 * built-in `lower`, which knows ASCII only, is used in indexes: those must read the same in every program that opens the file.
 */
export const lowerUnicode = 'lower_unicode'

/**
 * Whether a column contains a text, whatever the case; `%`, `_` and `\` in the text mean themselves, white space around it and zero bytes,
 * which PostgreSQL refuses, nothing.
 * On PostgreSQL the database's locale decides which letters have a case: with `C` only those of ASCII.
 */
export const contains = (column: SQLWrapper, text: string): SQL => {
  const wanted = text.replaceAll('\0', '').trim().toLowerCase()
  const pattern = `%${wanted.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`${lowered(column, wanted)} like ${pattern} escape '\\'`
}

// Text in ASCII is found through the built-in, which is several times faster than a function of ours.
const lowered = spelled(
  (column: SQLWrapper, wanted: string) =>
    isAscii(wanted) ? sql`lower(${column})` : sql`${sql.raw(lowerUnicode)}(${column})`,
  (column: SQLWrapper) => sql`lower(${column})`,
)

const isAscii = (text: string) => Buffer.byteLength(text) === text.length
