import { type PGlite, type QueryOptions, types } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { Database, Queries, Transaction } from './database.ts'
import { failures } from './open-transaction.ts'
import { serializable } from './serializable.ts'

/** What drizzle asks of PGlite. */
type Connection = Pick<PGlite, 'query'>

/** Opens PostgreSQL inside this process, for tests. Closing closes the instance. */
export function openPglite(instance: PGlite): Database {
  const { transaction, inside, running, drained } = serializable((work) =>
    instance.transaction(async (tx) => {
      const failed = failures()
      await tx.query('set transaction isolation level serializable')
      const result = await work(queriesOn(tx, failed.note) as Transaction)
      failed.insistOnNone()
      return result
    }),
  )
  const reading: Connection = {
    // It has one connection: a reader inside a transaction would wait for that transaction's end, and it for the reader.
    query: (statement, values, options) =>
      inside()
        ? Promise.reject(new Error('PGlite has one connection: inside a transaction, read through its tx.'))
        : running(instance.query(statement, values, options)),
  }
  return {
    kind: 'pglite',
    read: queriesOn(reading, () => undefined),
    transaction,
    async ping() {
      await reading.query('select 1')
    },
    async close() {
      await drained()
      if (!instance.closed) await instance.close()
    },
  }
}

function queriesOn(connection: Connection, failed: (error: unknown) => void): Queries {
  const watched: Connection = {
    query: (statement, values, options) =>
      connection.query(statement, values, typed(options)).catch((error: unknown) => {
        failed(error)
        throw error
      }) as never,
  }
  return drizzle(watched as PGlite, { casing: 'snake_case' }) as unknown as Queries
}

// Counts come as bigint, sums as numeric: both are numbers of ours.
const typed = (options: QueryOptions = {}): QueryOptions => ({
  ...options,
  parsers: { ...options.parsers, [types.INT8]: Number, [types.NUMERIC]: Number },
})
