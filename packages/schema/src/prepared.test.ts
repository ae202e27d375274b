import { openTestDatabase, type TestDatabase } from '@latchkey/testing/databases/open-test-database'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { amongGiven, listed } from './among.ts'
import { isConflict } from './conflict.ts'
import { counters, makeContractTables, words } from './contract-tables.ts'
import type { Transaction } from './database.ts'
import { insert } from './insert.ts'
import { given, prepared } from './prepared.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
  await makeContractTables(opened.database)
})
afterAll(() => opened.dispose())
beforeEach(() => opened.database.transaction((tx) => tx.delete(words)))

const byId = prepared((db) =>
  db
    .select()
    .from(words)
    .where(eq(words.id, given('id'))),
)
const byIds = prepared((db) => db.select({ id: words.id }).from(words).where(amongGiven(words.id, 'ids')))
const row = (id: string, fields: Partial<typeof words.$inferInsert> = {}) => ({ id: `w-${id}` as const, ...fields })
const add = (rows: readonly (typeof words.$inferInsert)[]) =>
  opened.database.transaction((tx) => insert(tx, words, rows))

describe('a prepared query', () => {
  test('answers for the values of each call', async () => {
    await add([row('a', { someText: 'first' }), row('b', { someText: 'second' })])
    const texts = []
    for (const id of ['w-a', 'w-b', 'w-c']) texts.push((await byId(opened.database.read, { id }))[0]?.someText)
    expect(texts).toEqual(['first', 'second', undefined])
  })

  test('finds those that are listed, whatever characters they have', async () => {
    const ids = ['plain', 'it\'s "quoted"', '{curly}, [x]', 'Émile']
    await add(ids.map((id) => row(id)))
    const found = await byIds(opened.database.read, { ids: listed(['w-plain', 'w-it\'s "quoted"', 'w-Émile', 'w-no']) })
    expect(found.map(({ id }) => id).sort()).toEqual(['w-it\'s "quoted"', 'w-plain', 'w-Émile'])
  })

  test('sees the writes of its own transaction, and is refused after its end', async () => {
    let escaped: Transaction | undefined
    const seen = await opened.database.transaction(async (tx) => {
      escaped = tx
      await insert(tx, words, [row('mine')])
      return byId(tx, { id: 'w-mine' })
    })
    expect(seen).toHaveLength(1)
    await expect(escaped && byId(escaped, { id: 'w-mine' })).rejects.toThrow('This transaction is over')
  })
})

describe('rows that are added', () => {
  const whole = {
    someText: 'x',
    someCount: 7,
    someBigcount: 2 ** 40,
    someMoney: 1299,
    someFlag: false,
    someInstant: new Date('2026-02-28T23:59:59.999Z'),
    someChoice: 'yes' as const,
    someDocument: { a: [1, null] },
  }

  test('keep every kind of value, one row or many', async () => {
    await add([row('one', whole)])
    await add([row('two', whole), row('three', whole)])
    const rows = await opened.database.read.select().from(words)
    expect(rows.map(({ id: _, ...values }) => values)).toEqual([whole, whole, whole])
  })

  test('keep nothing where nothing was given', async () => {
    await add([row('empty', { someInstant: null, someDocument: null })])
    const [found] = await byId(opened.database.read, { id: 'w-empty' })
    expect(found).toMatchObject({ someInstant: null, someDocument: null, someFlag: null })
  })

  test('are as many as were given, and keep what is null and what has quotes', async () => {
    const rows = Array.from({ length: 1205 }, (_, nth) =>
      row(`n${nth}`, nth % 2 === 0 ? { someText: `it's "${nth}"`, someDocument: null } : whole),
    )
    await add(rows)
    expect(await opened.database.read.select().from(words)).toHaveLength(1205)
    expect((await byId(opened.database.read, { id: 'w-n1204' }))[0]).toMatchObject({
      someText: 'it\'s "1204"',
      someDocument: null,
      someInstant: null,
    })
  })

  test('collide as any other insert does', async () => {
    const twice = opened.database.transaction(async (tx) => {
      await insert(tx, counters, [{ id: 'a', reached: 0 }])
      await insert(tx, counters, [{ id: 'a', reached: 0 }])
    })
    await expect(twice.catch(isConflict)).resolves.toBe(true)
  })
})
