import type { Licensed } from '@latchkey/testing/licensed-group'
import type { Measured, Measurement } from './licensing/run.ts'
import type { Seed } from './licensing/seed.ts'
import { apart } from './parts/apart.ts'
import { build } from './parts/build.ts'
import { freshDatabases } from './parts/fresh-database.ts'
import { median } from './parts/median.ts'
import { databaseOption, numbersOf } from './parts/options.ts'
import { atMost, below, type Result, report, resultOf } from './parts/report.ts'

// A large group gets a product of 40 plans, swaps it for another, and one more person joins; beside a floor that writes the same rows raw,
// with the same indexes, in as many durable transactions. A tenth of the people goes first, to tell how the cost of one person grows.

const database = databaseOption()
const { users, ones } = numbersOf({ users: 100_000, ones: 200 })
const sizes = [...new Set([Math.max(100, Math.round(users / 10)), users])]
const databases = await freshDatabases(database, 'licensing')
try {
  await build()
  const runs: Measured[] = []
  for (const size of sizes) {
    const places = { operations: await databases.make(`operations-${size}`), raw: await databases.make(`raw-${size}`) }
    const seeded = (place: string) =>
      apart<Licensed>('licensing-seed.js', { place, people: size + ones, members: size } satisfies Seed)
    const [world] = [await seeded(places.operations), await seeded(places.raw)]
    const run = await apart<Measured>('licensing.js', { places, kind: database, world } satisfies Measurement)
    console.log(
      `${size} people: assigned in ${run.assign.toFixed(2)} s (raw ${run.raw.toFixed(2)} s, ${run.rows} rows in ${run.transactions} transactions), ` +
        `swapped in ${run.swap.toFixed(2)} s, previewed in ${run.preview.toFixed(2)} s, one person in ${median(run.ones).toFixed(2)} ms`,
    )
    runs.push(run)
  }
  const [small, large] = [runs[0], runs.at(-1)]
  if (!small || !large) throw new Error('nothing was measured')
  const results: Result[] = [
    resultOf({ name: 'assign', value: large.assign, floor: large.raw, unit: 's' }, atMost(3)),
    resultOf(
      { name: 'assign, people', value: users / large.assign, unit: 'users/s' },
      { says: 'aim >= 20000', met: ({ value }) => value >= 20_000 },
    ),
    resultOf({ name: 'preview of swap', value: large.preview, floor: large.swap, unit: 's' }, atMost(0.3)),
    resultOf({ name: 'preview of swap, time', value: large.preview, unit: 's' }, below(2, 'aim', 's')),
    resultOf({ name: 'one person', value: median(large.ones), unit: 'ms' }, below(5, 'median', 'ms')),
    resultOf({ name: 'peak memory', value: large.peak, unit: 'MB' }, below(500, 'peak', 'MB')),
    ...(['assign', 'swap', 'preview'] as const).map((what) =>
      resultOf(
        {
          name: `growth per person, ${what}`,
          value: (1e6 * large[what]) / users,
          floor: (1e6 * small[what]) / (sizes[0] ?? 1),
          unit: 'µs',
        },
        atMost(1.3),
      ),
    ),
  ]
  report('licensing', results)
} finally {
  await databases.stop()
}
