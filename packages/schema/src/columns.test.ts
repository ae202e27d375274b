import { openTestDatabase, type TestDatabase } from '@latchkey/testing/databases/open-test-database'
import { count, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeContractTables, words } from './contract-tables.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
  await makeContractTables(opened.database)
})
afterAll(() => opened.dispose())

const nothing = {
  someText: null,
  someCount: null,
  someBigcount: null,
  someMoney: null,
  someFlag: null,
  someInstant: null,
  someChoice: null,
  someDocument: null,
}

const values: readonly (readonly [string, Partial<typeof words.$inferInsert>])[] = [
  ['text of any script', { someText: 'Ünï 東京 🔑 \' " \\ %' }],
  ['empty text', { someText: '' }],
  ['the largest count', { someCount: 2_147_483_647 }],
  ['a negative count', { someCount: -1 }],
  ['a count beyond 32 bits', { someBigcount: Number.MAX_SAFE_INTEGER }],
  ['cents beyond 32 bits', { someMoney: 12_345_678_901_23 }],
  ['true', { someFlag: true }],
  ['false', { someFlag: false }],
  ['an instant to the millisecond', { someInstant: new Date('2026-01-02T03:04:05.678Z') }],
  ['an instant before 1970', { someInstant: new Date('1931-12-31T23:59:59.999Z') }],
  ['an instant far away', { someInstant: new Date('9999-12-31T23:59:59.999Z') }],
  ['a choice', { someChoice: 'no' }],
  ['a nested document', { someDocument: { a: [1, 2.5, null, { b: true }], 'c d': 'é' } }],
  ['a document that is a list', { someDocument: ['x', 1, []] }],
  ['a document that is a text of digits', { someDocument: '5' }],
  ['a document that is a number', { someDocument: 5 }],
  ['a document that is false', { someDocument: false }],
  ['a document with a text that looks like JSON', { someDocument: { raw: '{"a":1}' } }],
]

describe('a value comes back as it was put', () => {
  test.for(values.map(([name, value], i) => ({ name, value, id: `w-${i}` as const })))(
    '$name',
    async ({ value, id }) => {
      await opened.database.transaction((tx) => tx.insert(words).values({ id, ...value }))
      const rows = await opened.database.read.select().from(words).where(eq(words.id, id))
      expect(rows).toEqual([{ id, ...nothing, ...value }])
    },
  )

  test('nothing at all', async () => {
    await opened.database.transaction((tx) => tx.insert(words).values({ id: 'w-nothing' }))
    expect(await opened.database.read.select().from(words).where(eq(words.id, 'w-nothing'))).toEqual([
      { id: 'w-nothing', ...nothing },
    ])
  })
})

test('instants compare and sort as instants', async () => {
  const rows = await opened.database.read
    .select({ at: words.someInstant })
    .from(words)
    .where(sql`${words.someInstant} is not null`)
    .orderBy(words.someInstant, words.id)
  expect(rows.map((row) => row.at?.getUTCFullYear())).toEqual([1931, 2026, 9999])
})

test('counts and sums are numbers', async () => {
  const [row] = await opened.database.read
    .select({
      all: count(),
      raw: sql<number>`count(*)`,
      sum: sql<number>`sum(${words.someMoney})`,
      small: sql<number>`sum(${words.someCount})`,
    })
    .from(words)
  expect(row).toEqual({
    all: values.length + 1,
    raw: values.length + 1,
    sum: 12_345_678_901_23,
    small: 2_147_483_646,
  })
  expect(await opened.database.read.$count(words)).toBe(values.length + 1)
})
