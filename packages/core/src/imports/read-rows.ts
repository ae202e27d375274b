import type { Reader } from './cells.ts'
import { type Rejected, rejected } from './report.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** A column of a file: its header, what its cells say, and whether it may be missing or empty. */
export interface Column<Value> {
  readonly header: string
  readonly read: Reader<Value>
  /** The file must have the column, and each cell of it a value. */
  readonly required: boolean
}

/** A column that the file must have, with a value in each row. */
export const required = <Value>(header: string, read: Reader<Value>): Column<Value> & { readonly required: true } => ({
  header,
  read,
  required: true,
})

/** A column that the file may have; an empty cell is read as null. */
export const optional = <Value>(header: string, read: Reader<Value>): Column<Value> & { readonly required: false } => ({
  header,
  read,
  required: false,
})

/** The columns of a kind of file, by the name of the property that each fills. */
export type Columns = Readonly<Record<string, Column<unknown>>>

type Cell<C> = C extends Column<infer Value> ? (C extends { required: true } ? Value : Value | null) : never

/** What a row says: required columns always, others where the file has the column. */
export type Values<C extends Columns> = {
  readonly [Name in keyof C as C[Name] extends { required: true } ? Name : never]: Cell<C[Name]>
} & { readonly [Name in keyof C as C[Name] extends { required: true } ? never : Name]?: Cell<C[Name]> }

/** A row that was understood. */
export interface GoodRow<C extends Columns> {
  readonly line: number
  readonly values: Values<C>
}

/** Which column of the file, from 0, fills which property. */
export type Places = ReadonlyMap<string, number>

/** How a header is compared: `Product_Display_Name`, `product display name` and `ProductDisplayName` are one. */
export const headerKey = (header: string): string => header.toLowerCase().replace(/[\s_-]+/g, '')

/** Where the columns stand in a file, in whatever order; columns that it does not have are left out. */
export function placesOf(columns: Columns, header: readonly string[]): Places {
  const keys = header.map(headerKey)
  const found = Object.entries(columns).map(([name, column]) => [name, keys.indexOf(headerKey(column.header))] as const)
  return new Map(found.filter(([, place]) => place >= 0))
}

/** Reads every row of a sheet; a row with something wrong in it is rejected whole, and the others are kept. */
export function readRows<C extends Columns>(
  columns: C,
  places: Places,
  sheet: Sheet,
): { readonly good: readonly GoodRow<C>[]; readonly rejected: readonly Rejected[] } {
  const good: GoodRow<C>[] = []
  const bad: Rejected[] = []
  for (const row of sheet.rows) {
    if (row.cells.every((cell) => cell === '')) continue
    const outcome = misshapen(sheet.header, row) ?? readRow(columns, places, row)
    if ('reason' in outcome) bad.push(outcome)
    else good.push(outcome)
  }
  return { good, rejected: bad }
}

/**
 * Too few cells, or something beyond the last column, mean that the cells have slipped: nothing in the row can be
 * trusted.
 */
function misshapen(header: readonly string[], { line, cells }: SheetRow): Rejected | undefined {
  const surplus = cells.slice(header.length).find((cell) => cell !== '')
  const count = `The row has ${cells.length} ${cells.length === 1 ? 'value' : 'values'}, the header has ${header.length}.`
  if (surplus !== undefined)
    return rejected(line, '', surplus, `${count} Put values with a separator in them in quotes.`)
  const missing = header[cells.length]
  return missing === undefined ? undefined : rejected(line, missing, '', count)
}

function readRow<C extends Columns>(columns: C, places: Places, { line, cells }: SheetRow): GoodRow<C> | Rejected {
  const values: Record<string, unknown> = {}
  const wrong: { readonly column: string; readonly cell: string; readonly reason: string }[] = []
  for (const [name, place] of places) {
    const column = columns[name]
    if (!column) continue
    const cell = cells[place] ?? ''
    const reading = readCell(column, cell)
    if ('reason' in reading) wrong.push({ column: column.header, cell, reason: reading.reason })
    else values[name] = reading.value
  }
  const [first, ...others] = wrong
  if (!first) return { line, values: values as Values<C> }
  const more = others.length > 0 ? ` Look at ${others.map(({ column }) => column).join(' and ')} too.` : ''
  return rejected(line, first.column, first.cell, first.reason + more)
}

const readCell = ({ read, required }: Column<unknown>, cell: string) => {
  if (cell !== '') return read(cell)
  return required ? { reason: 'This must not be empty.' } : { value: null }
}
