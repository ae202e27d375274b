import type { connect } from '@latchkey/schema/sqlite'

/** A row as the driver gives and takes it. */
export type Row = Readonly<Record<string, unknown>>

/** One write of one row: added whole, or some columns changed by its key. */
export interface Write {
  readonly table: string
  readonly kind: 'insert' | 'update'
  readonly id: unknown
  readonly row: Row
}

/** A database without anything of ours between: the driver, prepared statements and transactions. */
export interface RawDatabase {
  /** Every row of every table that has the column `id`. */
  everything(): Promise<ReadonlyMap<string, readonly Row[]>>
  /** Writes these rows in one durable transaction. */
  write(writes: readonly Write[]): Promise<void>
  close(): Promise<void>
}

const textOf = ({ table, kind, row }: Write, mark: (nth: number) => string): string => {
  const columns = Object.keys(row)
  if (kind === 'insert') {
    return `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, nth) => mark(nth)).join(', ')})`
  }
  const changes = columns.map((column, nth) => `${column} = ${mark(nth)}`)
  return `update ${table} set ${changes.join(', ')} where id = ${mark(columns.length)}`
}

const valuesOf = ({ kind, id, row }: Write): unknown[] =>
  kind === 'insert' ? Object.values(row) : [...Object.values(row), id]

/** A SQLite file through better-sqlite3, opened as ours is. */
export async function rawSqlite(file: string): Promise<RawDatabase> {
  const { connect } = await import('@latchkey/schema/sqlite')
  const connection = connect(file)
  const prepared = remembering((text) => connection.prepare(text))
  return {
    everything: async () => new Map(tablesOf(connection).map((name) => [name, rowsOf(connection, name)])),
    async write(writes) {
      connection.exec('begin immediate')
      for (const write of writes) prepared(textOf(write, () => '?')).run(...valuesOf(write))
      connection.exec('commit')
    },
    close: async () => void connection.close(),
  }
}

type Connection = ReturnType<typeof connect>

const tablesOf = (connection: Connection): readonly string[] =>
  connection
    .prepare(
      `select m.name from sqlite_master m join pragma_table_info(m.name) c
       where m.type = 'table' and c.name = 'id' and m.name not like '\\_\\_%' escape '\\'`,
    )
    .pluck()
    .all() as string[]

const rowsOf = (connection: Connection, table: string): readonly Row[] =>
  connection.prepare(`select * from ${table}`).all() as Row[]

/** A PostgreSQL database through node-postgres, with named statements on as many connections as are used at once. */
export async function rawPostgres(address: string, connections: number): Promise<RawDatabase> {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString: address, max: connections })
  let counted = 0
  const named = remembering((text) => ({ name: `statement-${counted++}`, text }))
  return {
    async everything() {
      const tables = await pool.query<{ name: string }>(
        `select table_name as name from information_schema.columns where column_name = 'id' and table_schema = 'public'`,
      )
      const all = new Map<string, readonly Row[]>()
      for (const { name } of tables.rows) all.set(name, (await pool.query<Row>(`select * from ${name}`)).rows)
      return all
    },
    async write(writes) {
      const client = await pool.connect()
      await client.query('begin')
      for (const write of writes) {
        const values = valuesOf(write).map(asDocument)
        await client.query({ ...named(textOf(write, (nth) => `$${nth + 1}`)), values })
      }
      await client.query('commit')
      client.release()
    },
    close: () => pool.end(),
  }
}

/** node-postgres writes an array as PostgreSQL's own; here they are documents. */
const asDocument = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value

function remembering<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>()
  return (text) => {
    const made = known.get(text) ?? make(text)
    known.set(text, made)
    return made
  }
}
