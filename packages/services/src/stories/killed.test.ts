import { crowd } from '@latchkey/testing/crowd'
import { databaseKind, openTestDatabase, type TestDatabase } from '@latchkey/testing/databases/open-test-database'
import { portalOver } from '@latchkey/testing/portal-over'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Killing, killings, peopleFor } from './killing.testing.ts'

const times = 5

// PGlite dies with the process that it lives in.
describe.skipIf(databaseKind() === 'pglite')('a process that is killed under load, again and again', () => {
  let database: TestDatabase
  const rounds: Killing[] = []

  beforeAll(async () => {
    database = await openTestDatabase()
    const people = await crowd(portalOver(database.database), { people: peopleFor(times), units: 40, stages: 2 })
    // As after a crash of the only process: nobody else has the database open.
    await database.database.close()
    for await (const round of killings(database.place ?? '', people, times)) rounds.push(round)
  }, 60_000)
  afterAll(() => database.dispose())

  test('had answered something each time', () => {
    expect(rounds).toHaveLength(times)
    expect(rounds.every(({ answered }) => answered > 0)).toBe(true)
  })

  test('loses nothing that it had answered', () => {
    expect(rounds.flatMap(({ lost }) => lost)).toEqual([])
  })

  test('leaves nothing half done: assignment, membership, seat or place in line, audit and mail belong together', () => {
    expect(rounds.flatMap(({ halfDone }) => halfDone)).toEqual([])
  })
})
