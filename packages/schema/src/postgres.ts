import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Database, Queries, Transaction } from './database.ts'
import { failures } from './open-transaction.ts'
import { serializable } from './serializable.ts'

/** What drizzle asks of a connection. */
interface Connection {
  query(config: pg.QueryArrayConfig, values?: unknown[]): Promise<pg.QueryArrayResult>
}

/**
 * Opens a PostgreSQL database by its address. Transactions and readers have pools of their own, of `connections` connections each:
 * a transaction that waits for a reader can then never keep that reader from its connection.
 */
export function openPostgres(url: string, connections = 10): Database {
  const writers = pool(url, connections)
  const readers = pool(url, connections)
  const known = new WeakMap<pg.PoolClient, Session>()
  const sessionOf = (client: pg.PoolClient): Session => {
    const session = known.get(client) ?? sessionOn(client)
    known.set(client, session)
    return session
  }

  const { transaction, running, drained } = serializable(async (work, again) => {
    const client = await writers.connect()
    const { tx, say, failed } = sessionOf(client)
    failed.forget()
    let broken = false
    try {
      if (again) await say(joinLine)
      await say('begin isolation level serializable')
      const result = await work(tx)
      failed.insistOnNone()
      await say('commit')
      return result
    } catch (error) {
      await say('rollback').catch(() => {
        broken = true
      })
      throw error
    } finally {
      if (again && !broken)
        await say(leaveLine).catch(() => {
          broken = true
        })
      client.release(broken)
    }
  })

  const reading: Connection = {
    query: (config, values) => running(readers.query(typed(config), values)),
  }
  return {
    kind: 'postgres',
    read: queriesOn(reading),
    transaction,
    async ping() {
      await running(readers.query('select 1'))
    },
    async close() {
      await drained()
      await Promise.all([writers, readers].filter((each) => !each.ending).map((each) => each.end()))
    },
  }
}

// Who lost a race waits in one line with the other losers, on the server and so across processes: a crowd on one product is served
// one after the other instead of failing each other again and again. The lock is taken before the transaction begins, so that the
// transaction sees what those before it have done.
const lineOfLosers = 7_205_302
const joinLine = `select pg_advisory_lock(${lineOfLosers})`
const leaveLine = `select pg_advisory_unlock(${lineOfLosers})`

function pool(url: string, max: number): pg.Pool {
  const made = new pg.Pool({ connectionString: url, max, application_name: 'latchkey' })
  // The pool replaces a connection that dies, idle or not; without listeners it would end the process.
  made.on('error', () => undefined)
  made.on('connect', (client) => client.on('error', () => undefined))
  return made
}

/** The transactions of one connection, one after another. */
interface Session {
  readonly tx: Transaction
  readonly failed: ReturnType<typeof failures>
  /** Runs a statement without values after those that were asked for before it. */
  say(statement: string): Promise<unknown>
}

function sessionOn(client: pg.PoolClient): Session {
  const failed = failures()
  // A connection runs one statement at a time, also where a transaction starts several at once.
  let tail: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const run = tail.then(job)
    tail = run.catch(() => undefined)
    return run
  }
  const connection: Connection = {
    query: (config, values) =>
      inTurn(async () => {
        try {
          return await client.query(typed(config), values)
        } catch (error) {
          failed.note(error)
          throw error
        }
      }),
  }
  return {
    tx: queriesOn(connection) as Transaction,
    failed,
    say: (statement) => inTurn(() => client.query(statement)),
  }
}

const queriesOn = (connection: Connection): Queries =>
  drizzle({ client: connection as unknown as pg.Pool, casing: 'snake_case' }) as unknown as Queries

// Counts come as bigint, sums as numeric: both are numbers of ours.
const numbers: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]

/** drizzle names its own types with each query, so ours have to go around them. */
const typed = (config: pg.QueryArrayConfig): pg.QueryArrayConfig => ({
  ...config,
  types: {
    getTypeParser: (oid, format) =>
      numbers.includes(oid) ? Number : (config.types ?? pg.types).getTypeParser(oid, format as 'text'),
  },
})
