import { pathToFileURL } from 'node:url'
import { build, built } from './parts/build.ts'
import { median } from './parts/median.ts'
import { numbersOf } from './parts/options.ts'
import { below, report, resultOf } from './parts/report.ts'

// Fifty membership rules put to many people, on one core; and one person put to all rules.

const { users, rounds } = numbersOf({ users: 100_000, rounds: 5 })
await build()
const { measure } = (await import(pathToFileURL(built('rules.js')).href)) as typeof import('./rules/run.ts')
const { all, one, matches } = measure(users, rounds)
console.log(
  `50 rules over ${users} people, ${matches} memberships; rounds: ${all.map((each) => each.toFixed(2)).join(' ')} s`,
)
report('rules', [
  resultOf({ name: `50 rules x ${users}`, value: median(all), unit: 's' }, below(1, 'median', 's')),
  resultOf({ name: 'one person x 50 rules', value: median(one), unit: 'ms' }, below(1, 'median', 'ms')),
])
