import type { Table } from 'drizzle-orm'
import type { Queries, Transaction } from './database.ts'
import { given, prepared } from './prepared.ts'

/** How many rows one statement carries: well under the parameter limits of both databases. */
const rowsOfStatement = 1000

type Row<T extends Table> = T['$inferInsert']
type InsertOne = (tx: Queries, row: Record<string, unknown>) => Promise<unknown>

/** The statements that add one row, by the table and by which of its columns have a value. */
const ofOneRow = new WeakMap<Table, Map<string, InsertOne>>()

/**
 * Adds rows to a table, in order and in statements of bounded size; nothing where there are none. The statement for a single row is
 * built once for each connection.
 */
export async function insert<T extends Table>(
  tx: Transaction,
  table: T,
  rows: readonly Row<T>[],
  size = rowsOfStatement,
): Promise<void> {
  const [first] = rows
  if (rows.length === 1 && first) {
    const present = Object.fromEntries(
      Object.entries(first).filter(([, value]) => value !== null && value !== undefined),
    )
    await insertOne(table, Object.keys(present))(tx, present)
    return
  }
  for (let start = 0; start < rows.length; start += size) {
    await tx.insert(table as never).values(rows.slice(start, start + size) as never)
  }
}

function insertOne(table: Table, names: readonly string[]): InsertOne {
  const shapes = ofOneRow.get(table) ?? new Map<string, InsertOne>()
  ofOneRow.set(table, shapes)
  const shape = names.join()
  const known = shapes.get(shape)
  if (known) return known
  const values = Object.fromEntries(names.map((name) => [name, given(name)]))
  const made = prepared((db) => db.insert(table as never).values(values as never))
  shapes.set(shape, made)
  return made
}
