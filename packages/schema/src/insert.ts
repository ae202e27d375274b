import { getTableColumns, type SQL, sql, type Table } from 'drizzle-orm'
import type { Queries, Transaction } from './database.ts'
import { spelled } from './dialect.ts'
import { given, prepared, preparedEach } from './prepared.ts'

/** How many rows one statement carries where a statement carries many. */
const rowsOfStatement = 1000

type Row<T extends Table> = T['$inferInsert']
type Run = (tx: Queries, values: Record<string, unknown>) => Promise<unknown>
type InsertMany = (tx: Transaction, table: Table, rows: readonly Record<string, unknown>[]) => Promise<void>

/**
 * Adds rows to a table, in order; nothing where there are none. SQLite runs one statement for each row, which costs it less than one
 * statement with many values; PostgreSQL takes many rows as one document. Both statements are built once for each connection.
 */
export async function insert<T extends Table>(tx: Transaction, table: T, rows: readonly Row<T>[]): Promise<void> {
  if (rows.length === 1) await oneByOne(tx, table, rows)
  else if (rows.length > 1) await many(tx, table, rows)
}

type RunEach = (tx: Queries, list: readonly Record<string, unknown>[]) => Promise<void>

/** The statements that add one row, by the table and by which of its columns have a value. */
const ofOneRow = new WeakMap<Table, Map<string, RunEach>>()

const oneByOne: InsertMany = async (tx, table, rows) => {
  // Rows of one shape that follow one another go through one statement.
  let shape = ''
  let alike: Record<string, unknown>[] = []
  for (const row of rows) {
    const present: Record<string, unknown> = {}
    let mine = ''
    for (const name in row)
      if (row[name] !== null && row[name] !== undefined) {
        present[name] = row[name]
        mine += ` ${name}`
      }
    if (mine !== shape && alike.length > 0) {
      await insertOne(table, shape)(tx, alike)
      alike = []
    }
    shape = mine
    alike.push(present)
  }
  await insertOne(table, shape)(tx, alike)
}

function insertOne(table: Table, shape: string): RunEach {
  const shapes = ofOneRow.get(table) ?? new Map<string, RunEach>()
  ofOneRow.set(table, shapes)
  const known = shapes.get(shape)
  if (known) return known
  const names = shape.trim().split(' ')
  const values = Object.fromEntries(names.map((name) => [name, given(name)]))
  const made = preparedEach((db) => db.insert(table as never).values(values as never))
  shapes.set(shape, made)
  return made
}

/** The statements that add many rows, by the table. */
const ofManyRows = new WeakMap<Table, Run>()

const asDocument: InsertMany = async (tx, table, rows) => {
  const run = ofManyRows.get(table) ?? prepared((db) => db.insert(table as never).select(recordsOf(table) as never))
  ofManyRows.set(table, run)
  const defaults = Object.entries(getTableColumns(table)).flatMap(([name, column]) =>
    column.default === undefined ? [] : [[name, column.default] as const],
  )
  for (let start = 0; start < rows.length; start += rowsOfStatement) {
    const chunk = rows.slice(start, start + rowsOfStatement)
    await run(tx, { rows: JSON.stringify(chunk.map((row) => ({ ...Object.fromEntries(defaults), ...row }))) })
  }
}

/** The rows of a JSON document as a query with the columns of a table, in their order. */
function recordsOf(table: Table): SQL {
  const columns = Object.entries(getTableColumns(table))
  const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `)
  const names = list(columns.map(([name]) => sql`r.${sql.identifier(name)}`))
  const types = list(columns.map(([name, column]) => sql`${sql.identifier(name)} ${sql.raw(column.getSQLType())}`))
  return sql`select ${names} from jsonb_to_recordset(${given('rows')}::jsonb) as r(${types})`
}

const many: InsertMany = spelled(oneByOne, asDocument)
