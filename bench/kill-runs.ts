import { freshDatabases } from './parts/fresh-database.ts'
import { databaseOption, numbersOf } from './parts/options.ts'
import { none, report, resultOf } from './parts/report.ts'

// A run over many people is killed in the middle, again and again, and has to come to the same as one that nobody disturbed.

const { users, times } = numbersOf({ users: 100_000, times: 20 })
const databases = await freshDatabases(databaseOption(), 'kill-runs')
try {
  const { killedAgainAndAgain, outcomeAt, queueAt, undisturbed } = await import(
    '@latchkey/services/licensing/killed-runs.testing'
  )
  const [calm, stormy] = [await databases.make('calm'), await databases.make('stormy')]
  for (const place of [calm, stormy]) await queueAt(place, users)
  await undisturbed(calm)
  const killed = await killedAgainAndAgain(stormy, times)
  const [expected, found] = [await outcomeAt(calm), await outcomeAt(stormy)]
  const known = new Set(expected.seats)
  const differing =
    found.seats.filter((row) => !known.has(row)).length + Math.abs(found.seats.length - expected.seats.length)
  console.log(`killed ${killed} times; ${found.runs.join('; ')}`)
  const other = JSON.stringify([found.events, found.pools, found.runs])
  const same = other === JSON.stringify([expected.events, expected.pools, expected.runs])
  report('kill-runs', [
    resultOf({ name: 'seats that differ', value: differing, unit: 'rows' }, none),
    resultOf({ name: 'tallies and events that differ', value: same ? 0 : 1, unit: 'kinds' }, none),
  ])
  if (differing > 0 || !same) process.exitCode = 1
} finally {
  await databases.stop()
}
