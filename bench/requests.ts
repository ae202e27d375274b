import { pathToFileURL } from 'node:url'
import { build, built } from './parts/build.ts'
import { freshDatabases } from './parts/fresh-database.ts'
import { median } from './parts/median.ts'
import { databaseOption, numbersOf } from './parts/options.ts'
import { ratioAtLeast, report, resultOf } from './parts/report.ts'

// Whole chains through the operations (request, approve, approve and deliver: three durable transactions) beside the same rows
// written raw in as many durable transactions. Both take turns, so that a busy machine disturbs both alike.

const database = databaseOption()
const size = numbersOf({ rounds: 5, chains: 100, atOnce: 8 })
const databases = await freshDatabases(database, 'requests')
try {
  await build()
  const { measure } = (await import(pathToFileURL(built('requests.js')).href)) as typeof import('./requests/run.ts')
  const places = { operations: await databases.make('operations'), raw: await databases.make('raw') }
  const { operations, raw, rows } = await measure(places, database, size)
  console.log(`${rows} rows in 3 transactions for each chain, ${size.atOnce} chains at once, ${database}`)
  console.log(`rounds through the operations: ${operations.map((rate) => rate.toFixed(0)).join(' ')}`)
  console.log(`rounds written raw:            ${raw.map((rate) => rate.toFixed(0)).join(' ')}`)
  const figure = { value: median(operations), floor: median(raw), unit: 'chains/s' }
  report('requests', [resultOf({ name: `requests-${database}`, ...figure }, ratioAtLeast(0.33))])
} finally {
  await databases.stop()
}
