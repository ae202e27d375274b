import { performance } from 'node:perf_hooks'
import { addMember } from '@latchkey/services/directory/add-member'
import { assignGroupLicense } from '@latchkey/services/licensing/assign-group-license'
import { previewChange } from '@latchkey/services/licensing/preview-change'
import { setGroupLicenses } from '@latchkey/services/licensing/set-group-licenses'
import type { Portal } from '@latchkey/services/portal'
import { databaseAt } from '@latchkey/testing/database-at'
import type { Licensed } from '@latchkey/testing/licensed-group'
import { portalOver } from '@latchkey/testing/portal-over'
import { throughRuns } from '../parts/through-runs.ts'
import { rawPostgres, rawSqlite } from '../requests/raw-database.ts'
import { firstRows, rowCounts } from './first-rows.ts'

/** What is measured: two databases with the same people, one for what operations write and one for the same rows raw. */
export interface Measurement {
  readonly places: { readonly operations: string; readonly raw: string }
  readonly kind: 'sqlite' | 'postgres'
  readonly world: Licensed
}

/** Seconds, but milliseconds for each one who joins. */
export interface Measured {
  readonly assign: number
  readonly raw: number
  readonly rows: number
  readonly transactions: number
  readonly swap: number
  readonly preview: number
  readonly ones: readonly number[]
  /** The most memory that the process had until then, in MB. */
  readonly peak: number
}

/** Lets a group get a product, swap it, and grow; and writes what the first of it wrote raw into another database. */
export async function measure({ places, kind, world }: Measurement): Promise<Measured> {
  const portal = portalOver(await databaseAt(places.operations))
  let transactions = 0
  const assign = await timed(async () => {
    await assignGroupLicense(portal, { groupId: world.groupId, productId: world.first, disabledPlans: [] })
    transactions = 1 + (await throughRuns(portal))
  })
  const many = await rowCounts(portal)
  const swapping = {
    groupId: world.groupId,
    give: [{ productId: world.second, disabledPlans: [] }],
    take: [world.first],
  }
  const preview = await timed(() => previewChange(portal, portal.db.read, { kind: 'groupLicenses', ...swapping }))
  const swap = await timed(async () => {
    await setGroupLicenses(portal, swapping)
    await throughRuns(portal)
  })
  const joined = await oneByOne(portal, world)
  // What the bench itself holds to write it raw does not count.
  const peak = process.resourceUsage().maxRSS / 1024
  const written = await firstRows(portal, many)
  await portal.db.close()
  const raw = await rawSeconds(places.raw, kind, written, transactions)
  return { peak, assign, raw, rows: written.length, transactions, swap, preview, ones: joined }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

async function oneByOne(portal: Portal, world: Licensed): Promise<readonly number[]> {
  const times: number[] = []
  for (const userId of world.others)
    times.push(1000 * (await timed(() => addMember(portal, { groupId: world.groupId, userId }))))
  return times
}

/** The same rows in as many transactions, on a database with the same people. */
async function rawSeconds(
  place: string,
  kind: 'sqlite' | 'postgres',
  written: Awaited<ReturnType<typeof firstRows>>,
  transactions: number,
): Promise<number> {
  const raw = kind === 'postgres' ? await rawPostgres(place, 1) : await rawSqlite(place)
  const size = Math.ceil(written.length / transactions)
  const seconds = await timed(async () => {
    for (let start = 0; start < written.length; start += size) await raw.write(written.slice(start, start + size))
  })
  await raw.close()
  return seconds
}
