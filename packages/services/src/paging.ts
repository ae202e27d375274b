import { isKeptInstant } from '@latchkey/core/wall-clock'
import type { AnyColumn } from 'drizzle-orm'
import { and, eq, gt, lt, or, type SQL } from 'drizzle-orm'

/** One page of a list and how to get to the next; cursors are opaque to the caller. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** How many rows a list shows at once where the page does not say. */
export const pageSize = 50

/** How many rows a list reads at once that may be asked for more than a page: at least one, at most 1000. */
export const sizeOf = (asked: number | undefined): number => Math.min(Math.max(1, asked ?? pageSize), 1000)

/** Turns texts and instants into a cursor. */
export const cursorOf = (parts: readonly (string | Date)[]): string =>
  Buffer.from(JSON.stringify(parts.map((part) => (part instanceof Date ? part.getTime() : part)))).toString('base64url')

/** The parts of a cursor, instants in milliseconds; null where it makes no sense. */
export function partsOf(cursor: string | null | undefined): readonly (string | number)[] | null {
  if (!cursor) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(parts) && parts.every((part) => isText(part) || isMoment(part)) ? parts : null
  } catch {
    return null
  }
}

/** PostgreSQL refuses a zero byte in a text. */
const isText = (part: unknown): part is string => typeof part === 'string' && !part.includes('\0')

/** An instant that both databases keep, in milliseconds. */
const isMoment = (part: unknown): part is number => typeof part === 'number' && isKeptInstant(new Date(part))

/** A place in a list: the value that it is sorted by, and the id that decides between equals. */
type Place = readonly [value: string | number, id: string]

/** Turns the last row of a page into the cursor of the next. */
export const cursorAt = (value: string | Date, id: string): string => cursorOf([value, id])

function read(cursor: string | null | undefined): Place | null {
  const [value, id, ...more] = partsOf(cursor) ?? []
  return value === undefined || typeof id !== 'string' || more.length > 0 ? null : [value, id]
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
