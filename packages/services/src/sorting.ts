import { type AnyColumn, asc, Column, desc, is, type SQL, sql } from 'drizzle-orm'
import { cursorOf, type Page, pageOf, partsOf } from './paging.ts'

/** What a list is sorted by, in this order: columns and expressions that are never null. The id decides between equals. */
export type Order = readonly (AnyColumn | SQL<string>)[]

/** The ways to sort a list, each under its name in addresses. */
export type Orders<Name extends string = string> = Readonly<Record<Name, Order>>

/** One of the ways to sort a list, with a hyphen before it the other way round: `name`, `-created`. */
export type Sort<Of extends Orders> = Of extends Orders<infer Name> ? Name | `-${Name}` : never

/** What an address asks a list to be sorted by; undefined where the list knows no such order. */
export function sortNamed<Of extends Orders>(orders: Of, text: string | null | undefined): Sort<Of> | undefined {
  return text && Object.hasOwn(orders, text.replace(/^-/, '')) ? (text as Sort<Of>) : undefined
}

/** The values of a row that its list is sorted by. */
type Values = Readonly<Record<string, string | Date>>

/** The parts of a query that sort a list and take up where a page ended. */
export interface Sorting {
  /** Are selected as `sortedBy`, for the cursor of the next page. */
  readonly values: Readonly<Record<string, SQL<string | Date>>>
  readonly orderBy: SQL[]
  /** The rows behind a cursor; a cursor that makes no sense, or is one of another order, starts anew. */
  after(cursor: string | null | undefined): SQL | undefined
  /** Cuts a list that was read with one row more than asked for into a page. */
  page<Row extends { readonly id: string; readonly sortedBy: Values }>(
    rows: readonly Row[],
    size: number,
  ): Page<Omit<Row, 'sortedBy'>>
}

/** Sorts a list by one of its orders. */
export function sorting<Of extends Orders>(orders: Of, sort: Sort<Of>, id: AnyColumn): Sorting {
  const order = (orders as Orders)[sort.replace(/^-/, '')]
  if (order === undefined) throw new Error(`the list has no order ${sort}`)
  const all = [...order, id]
  const [along, beyond] = sort.startsWith('-') ? [desc, sql`<`] : [asc, sql`>`]
  return {
    // Drizzle takes a column and an expression alike, and reads what either gives as its own.
    values: Object.fromEntries(order.map((by, nth) => [nth, by as SQL<string | Date>])),
    orderBy: all.map((by) => along(by)),
    after: (cursor) => {
      const [of, ...place] = partsOf(cursor) ?? []
      if (of !== sort || place.length !== all.length) return undefined
      if (place.some((part, nth) => (typeof part === 'number') !== isOfInstants(all[nth]))) return undefined
      const bound = place.map((part, nth) => boundAs(part, all[nth]))
      return sql`(${sql.join(all, sql`, `)}) ${beyond} (${sql.join(bound, sql`, `)})`
    },
    page: (rows, size) => {
      const { rows: shown, next } = pageOf(rows, size, (row) =>
        cursorOf([sort, ...Object.values(row.sortedBy), row.id]),
      )
      return { rows: shown.map(({ sortedBy: _, ...row }) => row), next }
    },
  }
}

const isOfInstants = (by: Order[number] | undefined): boolean => is(by, Column) && by.dataType === 'date'

/** A part of a cursor as the database takes it where it is compared with a column. */
function boundAs(part: string | number, by: Order[number] | undefined): SQL {
  const value = typeof part === 'number' ? new Date(part) : part
  return is(by, Column) ? sql`${sql.param(value, by)}` : sql`${value}`
}
