import { stretchSize } from '@latchkey/core/licensing/run'
import { runs, seats } from '@latchkey/schema/tables/licensing'
import { databaseKind, openTestDatabase, type TestDatabase } from '@latchkey/testing/databases/open-test-database'
import { licensedGroup } from '@latchkey/testing/licensed-group'
import { portalOver } from '@latchkey/testing/portal-over'
import { count } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import type { Portal } from '../portal.ts'
import { assignGroupLicense } from './assign-group-license.ts'
import { killedAgainAndAgain, outcomeAt, queueAt, undisturbed } from './killed-runs.testing.ts'
import { processRun } from './process-run.ts'
import { processRuns } from './process-runs.job.ts'
import { queueRun } from './relicense-wide.ts'

const people = 2 * stretchSize + 500

describe('a product for a large group', () => {
  let database: TestDatabase
  let portal: Portal
  let world: Awaited<ReturnType<typeof licensedGroup>>
  beforeAll(async () => {
    database = await openTestDatabase()
    portal = portalOver(database.database)
    world = await licensedGroup(portal, people + 1, people)
  })
  afterAll(() => database.dispose())

  const run = async () => (await portal.db.read.select().from(runs))[0]
  const held = async () => (await portal.db.read.select({ held: count() }).from(seats))[0]?.held

  test('is queued, and nobody waits for the answer', async () => {
    await assignGroupLicense(portal, { groupId: world.groupId, productId: world.first, disabledPlans: [] })
    expect(await run()).toMatchObject({ state: 'QueuedForProcessing', total: people, done: 0 })
    expect(await held()).toBe(0)
  })

  test('goes on a stretch at a time, and tells how far it is', async () => {
    const queued = await run()
    await processRun(portal, { runId: queued?.id ?? '' })
    expect(await run()).toMatchObject({ state: 'ProcessingInProgress', done: stretchSize, changed: stretchSize })
    expect(await held()).toBe(stretchSize)
  })

  test('does not keep a newcomer waiting, nor does it do them twice', async () => {
    const [newcomer] = world.others
    await addMember(portal, { groupId: world.groupId, userId: newcomer ?? '' })
    expect(await held()).toBe(stretchSize + 1)
  })

  test('ends with a seat for everybody', async () => {
    await processRuns(portal)
    expect(await run()).toMatchObject({ state: 'ProcessingComplete', done: people, errors: 0 })
    expect(await held()).toBe(people + 1)
  })

  test('finds nothing more to do', async () => {
    expect(await processRuns(portal)).toBe(0)
  })
})

describe('a run that fails', () => {
  let database: TestDatabase
  afterAll(() => database.dispose())

  test('is logged, tried again later, and does not hold up the run behind it', async () => {
    database = await openTestDatabase()
    const faults: unknown[] = []
    const plain = portalOver(database.database)
    const portal: Portal = { ...plain, log: { ...plain.log, error: (facts) => void faults.push(facts) } }
    const { groupId, first } = await licensedGroup(portal, people, people)
    const broken = { type: 'product', id: 'none', name: 'None' } as const
    // A run about a product without saying which: nothing in the product queues one.
    await portal.db.transaction((tx) =>
      queueRun(portal, tx, { kind: 'productLicenses', cause: 'Broken', target: broken }, 1),
    )
    await assignGroupLicense(portal, { groupId, productId: first, disabledPlans: [] })
    await processRuns(portal)
    const states = await portal.db.read.select({ cause: runs.cause, state: runs.state }).from(runs).orderBy(runs.id)
    expect(states.map(({ state }) => state)).toEqual(['QueuedForProcessing', 'ProcessingComplete'])
    expect(faults).toHaveLength(1)
  })
})

// PGlite dies with the process that it lives in.
describe.skipIf(databaseKind() === 'pglite')('a run whose process is killed in the middle, again and again', () => {
  let databases: readonly TestDatabase[]
  afterAll(() => Promise.all(databases.map((database) => database.dispose())))

  test('comes to the same as one that nobody disturbed', async () => {
    databases = [await openTestDatabase(), await openTestDatabase()]
    const [calm, stormy] = databases.map(({ place }) => place ?? '')
    for (const database of databases) await database.database.close()
    if (!calm || !stormy) throw new Error('no databases')
    for (const place of [calm, stormy]) await queueAt(place, people)
    await undisturbed(calm)
    expect(await killedAgainAndAgain(stormy, 2)).toBeGreaterThan(0)
    expect(await outcomeAt(stormy)).toEqual(await outcomeAt(calm))
  }, 60_000)
})
