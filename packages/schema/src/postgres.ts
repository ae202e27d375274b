import { AsyncLocalStorage } from 'node:async_hooks'
import type { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle as drizzlePool } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import pg from 'pg'
import type { Database, Queries, Transaction } from './database.ts'
import { codesOf, retried } from './retry.ts'

/** Serialization failure, deadlock: the work is done again from the start. */
const lostRace = ['40001', '40P01']

/** Contenders for one row of seats need more than a few tries; the waits stay short. */
const again = { tries: 40, firstWait: 10, longestWait: 400 }

/** What both PostgreSQL drivers of drizzle can do that we use. */
interface Driver {
  transaction<T>(work: (tx: unknown) => Promise<T>, options: { isolationLevel: 'serializable' }): Promise<T>
  execute(query: ReturnType<typeof sql>): PromiseLike<unknown>
}

// Counts come as bigint, sums as numeric: both are numbers of ours.
const int8 = 20
const numeric = 1700
const asNumber = { [int8]: Number, [numeric]: Number }

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (asNumber as Record<number, (text: string) => number>)[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
}

/** Opens a PostgreSQL database by its address, with a pool of connections. */
export function openPostgres(url: string, connections = 10): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, types })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return over(drizzlePool(pool, { casing: 'snake_case' }) as unknown as Driver, 'postgres', () => pool.end())
}

/** Opens PostgreSQL inside this process, for tests. Closing closes the instance. */
export const openPglite = (instance: PGlite): Database =>
  over(drizzlePglite(instance, { casing: 'snake_case' }) as unknown as Driver, 'pglite', () => instance.close())

function over(driver: Driver, kind: 'postgres' | 'pglite', end: () => Promise<void>): Database {
  const held = new AsyncLocalStorage<true>()
  return {
    kind,
    read: driver as unknown as Queries,
    async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      if (held.getStore()) throw new Error('A transaction is already open: pass its tx along.')
      const lost = (error: unknown) => codesOf(error).some((code) => lostRace.includes(code))
      return retried(again, lost, () =>
        held.run(true, () => driver.transaction((tx) => work(tx as Transaction), { isolationLevel: 'serializable' })),
      )
    },
    async ping() {
      await driver.execute(sql`select 1`)
    },
    close: end,
  }
}
