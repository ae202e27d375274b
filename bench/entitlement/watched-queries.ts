import BetterSqlite3 from 'better-sqlite3'
import type { QueriesSeen } from './size.ts'

/** Statements that were run since they were last asked for, with a look at how SQLite runs them. */
export interface WatchedQueries {
  /** What was run since the last time, and what of it reads a whole table. */
  taken(): QueriesSeen
}

/** Tables are watched that have more rows than this. */
const fewRows = 1000

/** Notes every statement that better-sqlite3 runs in this process from now on. Call it before any database is opened. */
export function watchQueries(file: () => string): WatchedQueries {
  const run: string[] = []
  const connection = BetterSqlite3.prototype as { prepare(text: string): BetterSqlite3.Statement }
  const prepare = connection.prepare
  connection.prepare = function (this: unknown, text: string) {
    const statement = prepare.call(this, text)
    for (const name of ['all', 'get', 'run'] as const) {
      const original = statement[name] as (...values: unknown[]) => unknown
      Object.defineProperty(statement, name, {
        value: (...values: unknown[]) => {
          run.push(text)
          return original.apply(statement, values)
        },
      })
    }
    return statement
  }
  return {
    taken() {
      const texts = run.splice(0)
      const db = new BetterSqlite3(file(), { readonly: true })
      db.function('lower_unicode', { deterministic: true }, (value) => value)
      try {
        return {
          queries: texts.length,
          wholeTables: [...new Set(texts)].flatMap((text) =>
            wholeTablesOf({ all: (sql, values) => prepare.call(db, sql).all(...values) as Row[] }, text),
          ),
        }
      } finally {
        db.close()
      }
    },
  }
}

/** Moves everything that stands in the write-ahead log of a database into its file. */
export function settleLog(file: string): void {
  const db = new BetterSqlite3(file)
  db.pragma('wal_checkpoint(truncate)')
  db.close()
}

type Row = Readonly<Record<string, unknown>>

/** Asks a database without being noted. */
interface Unwatched {
  all(text: string, values: readonly unknown[]): readonly Row[]
}

/**
 * The steps of a statement's plan that read a whole table: a scan without an index, or along an index where nothing stops it. Along an
 * index a list that ends with its page stops early.
 */
function wholeTablesOf(db: Unwatched, text: string): readonly string[] {
  if (!/^\s*(select|with)/i.test(text)) return []
  const values = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null)
  return db.all(`explain query plan ${text}`, values).flatMap((step) => {
    const detail = String(step.detail)
    const table = /^SCAN (\w+)/.exec(detail)?.[1]
    if (table === undefined || detail.includes('VIRTUAL TABLE')) return []
    if (/USING (COVERING )?INDEX/.test(detail) && /\blimit\b/i.test(text)) return []
    return isLarge(db, table) ? [`${detail}: ${text.slice(0, 160)}`] : []
  })
}

function isLarge(db: Unwatched, table: string): boolean {
  const [known] = db.all(`select 1 from sqlite_master where type = 'table' and name = ?`, [table])
  if (!known) return false
  const [row] = db.all(`select count(*) as rows from "${table}"`, [])
  return Number(row?.rows) > fewRows
}
