import { setTimeout as wait } from 'node:timers/promises'
import { databaseKind, openTestDatabase, type TestDatabase } from '@latchkey/testing/databases/open-test-database'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isConflict } from './conflict.ts'
import { counters, makeContractTables } from './contract-tables.ts'
import type { Database, Queries, Transaction } from './database.ts'

let opened: TestDatabase
let db: Database
beforeAll(async () => {
  opened = await openTestDatabase()
  db = opened.database
  await makeContractTables(db)
})
afterAll(() => opened.dispose())
beforeEach(() => db.transaction((tx) => tx.delete(counters)))

const add = (tx: Transaction, id: string, label: string | null = null) =>
  tx.insert(counters).values({ id, label, reached: 0 })

const ids = async (queries: Queries) =>
  (await queries.select({ id: counters.id }).from(counters).orderBy(counters.id)).map((row) => row.id)

const reached = async (queries: Queries, id: string) => {
  const [row] = await queries.select().from(counters).where(eq(counters.id, id))
  return row?.reached ?? Number.NaN
}

/** Reads, hesitates, writes: two of these that overlap would lose a step. */
const increment = (database: Database, id: string) =>
  database.transaction(async (tx) => {
    const before = await reached(tx, id)
    await wait(1)
    await tx
      .update(counters)
      .set({ reached: before + 1 })
      .where(eq(counters.id, id))
  })

const settled = <T>(promise: Promise<T>) => promise.then(undefined, (error: unknown) => error)

describe('a transaction', () => {
  test('gives what its work gives, and sees its own writes', async () => {
    const seen = await db.transaction(async (tx) => {
      await add(tx, 'a')
      return ids(tx)
    })
    expect(seen).toEqual(['a'])
    expect(await ids(db.read)).toEqual(['a'])
  })

  test('leaves nothing where its work throws', async () => {
    const work = db.transaction(async (tx) => {
      await add(tx, 'a')
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await ids(db.read)).toEqual([])
  })

  test('leaves nothing where a statement fails', async () => {
    const error = await settled(
      db.transaction(async (tx) => {
        await add(tx, 'a')
        await add(tx, 'a')
      }),
    )
    expect(isConflict(error)).toBe(true)
    expect(await ids(db.read)).toEqual([])
  })

  test('leaves nothing and says so where its work overlooks a failed statement', async () => {
    const error = await settled(
      db.transaction(async (tx) => {
        await add(tx, 'a')
        await settled(Promise.resolve(add(tx, 'a')))
        return 'fine'
      }),
    )
    expect(error).toBeInstanceOf(Error)
    expect(isConflict(error)).toBe(true)
    expect(await ids(db.read)).toEqual([])
  })

  test('works after one that failed', async () => {
    await settled(db.transaction(() => Promise.reject(new Error('no'))))
    await db.transaction((tx) => add(tx, 'b'))
    expect(await ids(db.read)).toEqual(['b'])
  })

  test('is not seen by a reader before it is committed', async () => {
    let commit = () => {}
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve
    })
    let transaction: Promise<void> = Promise.resolve()
    await new Promise<void>((written) => {
      transaction = db.transaction(async (tx) => {
        await add(tx, 'a')
        written()
        await mayCommit
      })
    })
    const reading = ids(db.read)
    // PGlite has one connection, where the reader waits for the commit instead.
    if (databaseKind() !== 'pglite') expect(await reading).toEqual([])
    commit()
    await transaction
    expect(await ids(db.read)).toEqual(['a'])
  })

  test('refuses another one inside it', async () => {
    const inner = db.transaction(() => db.transaction(async () => 1))
    await expect(inner).rejects.toThrow('A transaction is already open')
  })

  test('may start work that opens a transaction later', async () => {
    let later: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await add(tx, 'a')
      later = wait(20).then(() => db.transaction((after) => add(after, 'b')))
    })
    await later
    expect(await ids(db.read)).toEqual(['a', 'b'])
  })

  test('cannot be used after its end', async () => {
    let escaped: Transaction | undefined
    await db.transaction(async (tx) => {
      escaped = tx
      await add(tx, 'a')
    })
    const late = async () => escaped && (await add(escaped, 'late'))
    await expect(late()).rejects.toThrow('This transaction is over')
    expect(await ids(db.read)).toEqual(['a'])
  })

  test('runs several statements that are started at once', async () => {
    await db.transaction(async (tx) => {
      await Promise.all(['a', 'b', 'c'].map((id) => add(tx, id)))
    })
    expect(await ids(db.read)).toEqual(['a', 'b', 'c'])
  })
})

describe('contenders', () => {
  test('stand alone: one that fails takes nothing of the others with it', async () => {
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'b', 'e'].map((id) => db.transaction((tx) => add(tx, id).then(() => id))),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual([...Array(4).fill('fulfilled'), 'rejected'])
    expect(await ids(db.read)).toEqual(['a', 'b', 'c', 'e'])
  })

  test('see what those before them did, and nothing of one that changed its mind', async () => {
    const seen = await Promise.allSettled([
      db.transaction((tx) => add(tx, 'a')),
      db.transaction(async (tx) => {
        await add(tx, 'b')
        throw new Error('changed my mind')
      }),
      db.transaction((tx) => ids(tx)),
    ])
    expect(seen[2]).toEqual({ status: 'fulfilled', value: expect.not.arrayContaining(['b']) })
    expect(await ids(db.read)).toEqual(['a'])
  })

  test('are served one after the other on one handle', async () => {
    await db.transaction((tx) => add(tx, 'n'))
    await Promise.all(Array.from({ length: 20 }, () => increment(db, 'n')))
    expect(await reached(db.read, 'n')).toBe(20)
  })

  test.skipIf(databaseKind() === 'pglite')('are served one after the other on two handles', async () => {
    const other = await opened.again()
    await db.transaction((tx) => add(tx, 'n'))
    await Promise.all(Array.from({ length: 20 }, (_, i) => increment(i % 2 ? db : other, 'n')))
    expect(await reached(other.read, 'n')).toBe(20)
  })

  test.skipIf(databaseKind() === 'pglite')('may all read beside their transactions', async () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      db.transaction(async (tx) => {
        await add(tx, `r${i}`)
        return (await ids(db.read)).length
      }),
    )
    expect(await Promise.all(many)).toHaveLength(30)
  })

  test('of whom one loses run their work again', async () => {
    await db.transaction((tx) => add(tx, 'n'))
    let runs = 0
    await Promise.all(
      Array.from({ length: 4 }, () =>
        db.transaction(async (tx) => {
          runs++
          const before = await reached(tx, 'n')
          await wait(10)
          await tx.update(counters).set({ reached: before + 1 })
        }),
      ),
    )
    expect(await reached(db.read, 'n')).toBe(4)
    // Only a server lets transactions run side by side and makes one of them start over.
    if (databaseKind() === 'postgres') expect(runs).toBeGreaterThan(4)
    else expect(runs).toBe(4)
  })
})

describe('a conflict', () => {
  test('is a primary key or a unique label that exists', async () => {
    await db.transaction((tx) => add(tx, 'a', 'first'))
    expect(isConflict(await settled(db.transaction((tx) => add(tx, 'a'))))).toBe(true)
    expect(isConflict(await settled(db.transaction((tx) => add(tx, 'b', 'first'))))).toBe(true)
  })

  test('is not any other failure', async () => {
    const missing = await settled(db.transaction((tx) => tx.insert(counters).values({ id: 'a', reached: sql`null` })))
    expect(missing).toBeInstanceOf(Error)
    expect(isConflict(missing)).toBe(false)
    expect(isConflict(new Error('other'))).toBe(false)
    expect(isConflict(undefined)).toBe(false)
  })
})

describe('a handle', () => {
  test('answers a ping', async () => {
    await expect(db.ping()).resolves.toBeUndefined()
  })

  test.skipIf(databaseKind() === 'pglite')('waits for its transactions before it closes', async () => {
    const other = await opened.again()
    const finished: number[] = []
    const running = Array.from({ length: 15 }, (_, i) =>
      other.transaction(async (tx) => {
        await wait(5)
        await add(tx, `c${i}`)
        finished.push(i)
      }),
    )
    await other.close()
    await other.close()
    expect(finished.length).toBeGreaterThanOrEqual(15)
    await Promise.all(running)
    expect(await ids(db.read)).toHaveLength(15)
  })
})
