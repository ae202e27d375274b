import type { AnyColumn } from 'drizzle-orm'
import { and, eq, gt, lt, or, type SQL } from 'drizzle-orm'

/** One page of a list and how to get to the next; cursors are opaque to the caller. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** How many rows a list shows at once where the page does not say. */
export const pageSize = 50

/** A place in a list: the value that it is sorted by, and the id that decides between equals. */
type Cursor = readonly [value: string | number, id: string]

/** Turns the last row of a page into the cursor of the next. */
export const cursorAt = (value: string | Date, id: string): string =>
  Buffer.from(JSON.stringify([value instanceof Date ? value.getTime() : value, id])).toString('base64url')

function read(cursor: string | null | undefined): Cursor | null {
  if (!cursor) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || value.length !== 2 || typeof value[1] !== 'string') return null
    return typeof value[0] === 'string' || typeof value[0] === 'number' ? [value[0], value[1]] : null
  } catch {
    return null
  }
}

/** The rows behind a cursor in a list that is sorted by a text column upwards, then by id. A cursor that makes no sense starts anew. */
export function afterText(column: AnyColumn, id: AnyColumn, cursor: string | null | undefined): SQL | undefined {
  const at = read(cursor)
  if (at === null || typeof at[0] !== 'string') return undefined
  return or(gt(column, at[0]), and(eq(column, at[0]), gt(id, at[1])))
}

/** The rows behind a cursor in a list that is sorted by an instant, newest first, then by id downwards. */
export function beforeInstant(column: AnyColumn, id: AnyColumn, cursor: string | null | undefined): SQL | undefined {
  const at = read(cursor)
  if (at === null || typeof at[0] !== 'number') return undefined
  const instant = new Date(at[0])
  return or(lt(column, instant), and(eq(column, instant), lt(id, at[1])))
}

/** Cuts a list that was read with one row more than asked for into a page. */
export function pageOf<Row>(rows: readonly Row[], size: number, cursor: (row: Row) => string): Page<Row> {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > size && last !== undefined ? cursor(last) : null }
}
