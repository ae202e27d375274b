import { type AnyColumn, and, asc, Column, desc, gt, gte, is, lt, lte, or, type SQL } from 'drizzle-orm'
import { cursorAt, type Page, pageOf, placeAt } from './paging.ts'

/** The ways to sort a list: the name of each in addresses, and the column or expression that it sorts by, which is never null. */
export type Orders<Name extends string = string> = Readonly<Record<Name, AnyColumn | SQL<string>>>

/** One of the ways to sort a list upwards, with a hyphen before it downwards: `name`, `-created`. */
export type Sort<Of extends Orders> = Of extends Orders<infer Name> ? Name | `-${Name}` : never

/** What an address asks a list to be sorted by; undefined where the list knows no such order. */
export function sortNamed<Of extends Orders>(orders: Of, text: string | null | undefined): Sort<Of> | undefined {
  return text && Object.hasOwn(orders, text.replace(/^-/, '')) ? (text as Sort<Of>) : undefined
}

/** The parts of a query that sort a list and take up where a page ended. */
export interface Sorting {
  /** Is selected as `sortedBy`, for the cursor of the next page. */
  readonly value: SQL<string | Date>
  readonly orderBy: SQL[]
  /** The rows behind a cursor; a cursor that makes no sense, or is one of another order, starts anew. */
  after(cursor: string | null | undefined): SQL | undefined
  /** Cuts a list that was read with one row more than asked for into a page. */
  page<Row extends { readonly id: string; readonly sortedBy: string | Date }>(
    rows: readonly Row[],
    size: number,
  ): Page<Omit<Row, 'sortedBy'>>
}

/** Sorts a list by one of its orders, then by the id in the same direction. */
export function sorting<Of extends Orders>(orders: Of, sort: Sort<Of>, id: AnyColumn): Sorting {
  const found = (orders as Orders)[sort.replace(/^-/, '')]
  if (found === undefined) throw new Error(`the list has no order ${sort}`)
  const ofInstants = is(found, Column) && found.dataType === 'date'
  // Drizzle takes a column and an expression alike, and reads what either gives as its own.
  const by = found as SQL<string | Date>
  const [along, beyond, from] = sort.startsWith('-') ? [desc, lt, lte] : [asc, gt, gte]
  return {
    value: by,
    orderBy: [along(by), along(id)],
    after: (cursor) => {
      const place = placeAt(cursor, sort)
      if (place === null || (typeof place[0] === 'number') !== ofInstants) return undefined
      const [at, lastId] = place
      const value = typeof at === 'number' ? new Date(at) : at
      // Said twice over, so that an index on the order is entered at the value.
      return and(from(by, value), or(beyond(by, value), beyond(id, lastId)))
    },
    page: (rows, size) => {
      const { rows: shown, next } = pageOf(rows, size, (row) => cursorAt(row.sortedBy, row.id, sort))
      return { rows: shown.map(({ sortedBy: _, ...row }) => row), next }
    },
  }
}
