import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { type PageCost, type PageName, pages, partOf, type Size } from './entitlement/size.ts'
import { type RunningHost, startHost } from './entitlement/start-host.ts'
import { build, built } from './parts/build.ts'
import { freshDatabases } from './parts/fresh-database.ts'
import { median } from './parts/median.ts'
import { databaseOption, numbersOf } from './parts/options.ts'
import { atMost, below, none, type Result, report, resultOf } from './parts/report.ts'
import { scratchFolder } from './parts/scratch-folder.ts'

// The pages of a large organization, one after the other as one person opens them, and what is done to many at once. A tenth of the
// organization goes first, to tell how the cost grows with it. Pages are measured on SQLite, whose plans tell what a query reads.

const database = databaseOption()
const { packages, assignments, requests, pending, expiring, automatic, rounds, port } = numbersOf({
  packages: 20_000,
  assignments: 300_000,
  requests: 200_000,
  pending: 500,
  expiring: 10_000,
  automatic: 15_000,
  rounds: 31,
  port: 4250,
})
const full: Size = { packages, assignments, requests, pending, expiring }
const sizes = [partOf(full, 0.1), full]
await build()
const results: Result[] = []
if (database === 'sqlite') results.push(...pageResults(await measured()))
results.push(...(await bulkResults()))
report('entitlement', results)

async function measured(): Promise<readonly (readonly PageCost[])[]> {
  const costs: (readonly PageCost[])[] = []
  for (const [nth, size] of sizes.entries()) {
    const host = await startHost(scratchFolder('entitlement'), port + nth, size)
    try {
      const of = []
      for (const name of pages) of.push(await costOf(host, name))
      costs.push(of)
    } finally {
      await host.stop()
    }
  }
  return costs
}

async function costOf(host: RunningHost, name: PageName): Promise<PageCost> {
  const { cookie, path } = host.visits[name]
  const open = async () => {
    const started = performance.now()
    const response = await fetch(host.url + path, { headers: { cookie } })
    const body = await response.text()
    if (!response.ok || response.redirected)
      throw new Error(`${path} answered ${response.status}: ${body.slice(0, 200)}`)
    return performance.now() - started
  }
  // The first opening loads code and prepares statements; the second is looked at.
  await open()
  await host.seen()
  await open()
  const { queries, wholeTables } = await host.seen()
  for (const step of wholeTables) console.log(`${name} reads a whole table: ${step}`)
  const times = []
  for (let nth = 0; nth < rounds; nth++) times.push(await open())
  console.log(`${name}: ${median(times).toFixed(1)} ms, ${queries} queries`)
  return { name, times, queries, wholeTables: wholeTables.length }
}

function pageResults(costs: readonly (readonly PageCost[])[]): readonly Result[] {
  const [small = [], large = []] = costs
  return large.flatMap((cost, nth) => {
    const value = median(cost.times)
    const floor = median(small[nth]?.times ?? [])
    const { name, wholeTables } = cost
    return [
      resultOf({ name, value, unit: 'ms' }, below(50, 'median', 'ms')),
      resultOf({ name: `${name}, growth from a tenth`, value, floor, unit: 'ms' }, atMost(1.5)),
      resultOf({ name: `${name}, whole tables read`, value: wholeTables, unit: 'queries' }, none),
    ]
  })
}

async function bulkResults(): Promise<readonly Result[]> {
  const databases = await freshDatabases(database, 'entitlement')
  try {
    const run = (await import(pathToFileURL(built('entitlement.js')).href)) as typeof import('./entitlement/run.ts')
    const expired = await run.expire(await databases.make('expiry'), {
      ...full,
      packages: 2000,
      assignments: expiring * 2,
      requests: pending,
    })
    const { seconds, ended, events, letters } = expired
    if (ended !== expiring || events !== expiring || letters !== expiring)
      throw new Error(`${ended} of ${expiring} ended, with ${events} events and ${letters} letters`)
    console.log(`${ended} assignments ended in ${seconds.toFixed(2)} s, each with its event and its letter`)
    const company = { ...full, packages: 100, assignments: automatic * 10 }
    const byRule = await run.assignByRule(await databases.make('automatic'), company)
    if (byRule.assigned !== automatic || byRule.events !== automatic || byRule.letters !== automatic)
      throw new Error(
        `${byRule.assigned} of ${automatic} got access, with ${byRule.events} events and ${byRule.letters} letters`,
      )
    console.log(
      `${byRule.assigned} people got a package by a rule in ${byRule.seconds.toFixed(2)} s, each with event and letter`,
    )
    return [
      resultOf({ name: `expiry of ${expiring}`, value: seconds, unit: 's' }, below(10, 'one run', 's')),
      resultOf({ name: `assignment to ${automatic} by rule`, value: byRule.seconds, unit: 's' }, below(10, 'all', 's')),
    ]
  } finally {
    await databases.stop()
  }
}
