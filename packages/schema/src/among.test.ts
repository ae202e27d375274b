import { openTestDatabase, type TestDatabase } from '@latchkey/testing/databases/open-test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { among } from './among.ts'
import { makeContractTables, words } from './contract-tables.ts'

const texts = ['plain', 'it\'s "quoted"', 'back\\slash', 'a, b', '{curly}', 'null', 'Émile']
let opened: TestDatabase

beforeAll(async () => {
  opened = await openTestDatabase()
  await makeContractTables(opened.database)
  await opened.database.transaction((tx) =>
    tx.insert(words).values(texts.map((someText) => ({ id: `w-${someText}` as const, someText }))),
  )
})
afterAll(() => opened.dispose())

const found = async (values: readonly string[]) => {
  const rows = await opened.database.read
    .select({ text: words.someText })
    .from(words)
    .where(among(words.someText, values))
  return rows.map(({ text }) => text ?? '').sort()
}

test('finds every value that is named, whatever characters it has', async () => {
  expect(await found(texts)).toEqual([...texts].sort())
})

test('finds no other value', async () => {
  expect(await found(['plain', 'unknown', 'A, B'])).toEqual(['plain'])
})

test('finds nothing among no values', async () => {
  expect(await found([])).toEqual([])
})
