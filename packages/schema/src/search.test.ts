import { openTestDatabase, type TestDatabase } from '@latchkey/testing/databases/open-test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeContractTables, words } from './contract-tables.ts'
import { contains } from './search.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
  await makeContractTables(opened.database)
  await opened.database.transaction((tx) =>
    tx
      .insert(words)
      .values(
        ['100% sure', '100 sure', 'snake_case', 'snakeXcase', 'back\\slash', 'Émile Zola', 'ÅSA', 'it\'s "quoted"'].map(
          (someText) => ({ id: `w-${someText}` as const, someText }),
        ),
      ),
  )
})
afterAll(() => opened.dispose())

const found = async (part: string) => {
  const rows = await opened.database.read
    .select({ text: words.someText })
    .from(words)
    .where(contains(words.someText, part))
    .orderBy(words.id)
  return rows.map((row) => row.text)
}

test.for([
  ['100%', ['100% sure']],
  ['SURE', ['100 sure', '100% sure']],
  ['e_c', ['snake_case']],
  ['k\\s', ['back\\slash']],
  ['s "Q', ['it\'s "quoted"']],
  ['  zola ', ['Émile Zola']],
  ['zo\0la\0', ['Émile Zola']],
  ['Émile', ['Émile Zola']],
  ['émILE z', ['Émile Zola']],
  ['åsa', ['ÅSA']],
  ['nothing like it', []],
] as const)('%s is found where it stands', async ([part, texts]) => {
  expect((await found(part)).toSorted()).toEqual([...texts].toSorted())
})
