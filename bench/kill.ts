import { freshDatabases } from './parts/fresh-database.ts'
import { databaseOption, numbersOf } from './parts/options.ts'
import { none, report, resultOf } from './parts/report.ts'

// A process under load is killed at a random moment, again and again, on one database. Nothing that it answered may be lost, nothing
// may be half done, and the database must open. Ends with 1 where that is not so.

const { times } = numbersOf({ times: 50 })
const databases = await freshDatabases(databaseOption(), 'kill')
try {
  const { crowd } = await import('@latchkey/testing/crowd')
  const { databaseAt } = await import('@latchkey/testing/database-at')
  const { portalOver } = await import('@latchkey/testing/portal-over')
  const { killings, peopleFor } = await import('@latchkey/services/stories/killing.testing')
  const place = await databases.make('kill')
  const db = await databaseAt(place)
  const people = await crowd(portalOver(db), { people: peopleFor(times), units: 40, stages: 2 })
  await db.close()
  const sum = { answered: 0, lost: 0, halfDone: 0 }
  let nth = 0
  for await (const round of killings(place, people, times)) {
    nth += 1
    sum.answered += round.answered
    sum.lost = round.lost.length
    sum.halfDone = round.halfDone.length
    console.log(
      `${String(nth).padStart(3)}  killed after ${String(round.answered).padStart(4)} answers, ` +
        `${sum.lost} lost; ${round.delivered} deliveries, ${sum.halfDone === 0 ? 'all whole' : round.halfDone.join('; ')}`,
    )
    if (sum.lost + sum.halfDone > 0) break
  }
  console.log(`\n${sum.answered} answers in ${nth} processes that were killed`)
  report('kill', [
    resultOf({ name: 'answers lost', value: sum.lost, unit: 'answers' }, none),
    resultOf({ name: 'half done', value: sum.halfDone, unit: 'rules broken' }, none),
  ])
  if (sum.lost + sum.halfDone > 0) process.exitCode = 1
} finally {
  await databases.stop()
}
