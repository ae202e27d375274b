import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database, Queries, Transaction } from './database.ts'
import { type Bounds, groupCommit } from './group-commit.ts'
import { failures, nesting, whileOpen } from './open-transaction.ts'
import { codesOf, retried } from './retry.ts'
import { lowerUnicode } from './search.ts'

type Connection = BetterSqlite3.Database
type Statement = BetterSqlite3.Statement

/** How many statements each connection keeps prepared. */
const mostStatements = 500

/** A writer of another process is waited for at most about a minute. */
const waitForWriter = { tries: 240, firstWait: 2, longestWait: 500 }

/** How long opening waits, in milliseconds, for another process that is opening or migrating the same file. */
const waitToOpen = 10_000

/**
 * Opens a SQLite file: one writer behind a queue, one reader beside it. WAL lets the reader see only committed data while a
 * transaction is open on the writer, so an `await` inside a transaction can never leak its half-done work into another request. A
 * commit is on disk before it is answered. Several processes on one machine may share the file.
 */
export function openSqlite(file: string): Database {
  const writer = connect(file)
  const reader = connect(file)
  reader.pragma('query_only = on')
  const failed = failures()
  const tx = queriesOn(writer, failed.note) as unknown as Transaction
  const reading = queriesOn(reader, () => undefined) as unknown as Queries
  const { enter } = nesting()
  const writing = groupCommit(boundsOf(writer))

  return {
    kind: 'sqlite',
    read: reading,
    transaction: (work) =>
      enter(() =>
        writing.run(async () => {
          failed.forget()
          const result = await whileOpen(tx, work)
          failed.insistOnNone()
          return result
        }),
      ),
    async ping() {
      await reading.select({ one: sql`1` }).from(sql`(select 1)`)
    },
    async close() {
      await writing.idle()
      reader.close()
      writer.close()
    },
  }
}

/** How transactions are said on a connection; what is said often is prepared once. */
function boundsOf(connection: Connection): Bounds {
  const say = (text: string) => {
    const statement = connection.prepare(text)
    return () => void statement.run()
  }
  const back = [say('rollback to turn'), say('release turn')]
  return {
    begin: () => beginImmediate(connection),
    commit: say('commit'),
    rollback() {
      if (connection.inTransaction) connection.exec('rollback')
    },
    savepoint: say('savepoint turn'),
    release: say('release turn'),
    rollbackToSavepoint() {
      for (const each of back) each()
    },
    isOpen: () => connection.inTransaction,
  }
}

/** Begins a transaction that may write. Waits for the writer of another process without holding up this one. */
export const beginImmediate = (connection: Connection): Promise<void> =>
  retried(waitForWriter, isBusy, async () => void connection.exec('begin immediate'))

const isBusy = (error: unknown): boolean => codesOf(error).some((code) => code.startsWith('SQLITE_BUSY'))

/** Opens one connection the way every connection of ours is. */
export function connect(file: string): Connection {
  const connection = new BetterSqlite3(file, { timeout: waitToOpen })
  connection.pragma('journal_mode = wal')
  connection.pragma('synchronous = full')
  connection.pragma('foreign_keys = on')
  connection.pragma('cache_size = -65536')
  connection.pragma('temp_store = memory')
  // Nothing is mapped: mapped pages count as memory of the process, on each connection, and make nothing measurably faster.
  // From here on a lock is waited for without holding up the process: SQLite itself sleeps only a moment.
  connection.pragma('busy_timeout = 20')
  connection.function(lowerUnicode, { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  )
  return connection
}

/**
 * drizzle's own driver over a connection that remembers its prepared statements. Measured beside the proxy driver over the same
 * statements, neither is faster beyond the noise; without remembering, transactions are a fifth slower.
 */
function queriesOn(connection: Connection, failed: (error: unknown) => void) {
  const watch = <T>(call: () => T): T => {
    try {
      return call()
    } catch (error) {
      failed(error)
      throw error
    }
  }
  // What drizzle uses of a statement. A remembered one keeps its raw mode, so each call says which it wants.
  const watched = (statement: Statement) => ({
    run: (...values: unknown[]) => watch(() => statement.run(...values)),
    all: (...values: unknown[]) => watch(() => statement.raw(false).all(...values)),
    get: (...values: unknown[]) => watch(() => statement.raw(false).get(...values)),
    raw: () => ({
      all: (...values: unknown[]) => watch(() => statement.raw().all(...values)),
      get: (...values: unknown[]) => watch(() => statement.raw().get(...values)),
    }),
  })
  const prepare = remembering((source) => watched(watch(() => connection.prepare(source))))
  return drizzle({ prepare } as unknown as Connection, { casing: 'snake_case' })
}

/** Remembers what was made of the texts used last. */
function remembering<T>(make: (source: string) => T): (source: string) => T {
  const known = new Map<string, T>()
  return (source) => {
    const made = known.get(source) ?? make(source)
    known.delete(source)
    known.set(source, made)
    const oldest = known.keys().next().value
    if (known.size > mostStatements && oldest !== undefined) known.delete(oldest)
    return made
  }
}
