import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { dialect } from '@latchkey/schema/dialect'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { licensePools, runs, seats } from '@latchkey/schema/tables/licensing'
import { bundled } from '@latchkey/testing/bundled'
import { databaseAt } from '@latchkey/testing/database-at'
import { licensedGroup } from '@latchkey/testing/licensed-group'
import { portalOver } from '@latchkey/testing/portal-over'
import { count } from 'drizzle-orm'
import { assignGroupLicense } from './assign-group-license.ts'
import { processRuns } from './process-runs.job.ts'

const module = fileURLToPath(new URL('./run-process.testing.ts', import.meta.url))

/** What a run has come to: everything that must be the same however often it was killed. */
export interface Outcome {
  /** Who stands to the product in which way, in which place. */
  readonly seats: readonly string[]
  readonly events: readonly string[]
  readonly pools: readonly string[]
  readonly runs: readonly string[]
}

/** Lets a group of so many people get a product, to be processed by a run, and returns when the run stands ready. */
export async function queueAt(place: string, people: number): Promise<void> {
  const portal = portalOver(await databaseAt(place))
  const { groupId, first } = await licensedGroup(portal, people, people)
  await assignGroupLicense(portal, { groupId, productId: first, disabledPlans: [] })
  await portal.db.close()
}

/** Lets the run go to its end in one piece. */
export async function undisturbed(place: string): Promise<void> {
  const portal = portalOver(await databaseAt(place))
  while ((await processRuns(portal)) > 0);
  await portal.db.close()
}

/** Kills the process that goes on with the run in the middle of it, so many times at most, and lets the last one finish. Returns how often it was killed. */
export async function killedAgainAndAgain(place: string, times: number): Promise<number> {
  const program = await bundled(module)
  let killed = 0
  while (await oneProcess(program, place, killed < times)) killed += 1
  return killed
}

/** Whether it was killed before it had finished. */
function oneProcess(program: string, place: string, kill: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: dialect === 'postgres' ? 'postgres:' : 'file:' },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    // Into the middle of the stretch after the one that it has just told of.
    child.stdout.once('data', () => {
      if (kill) setTimeout(() => child.kill('SIGKILL'), Math.random() * 100)
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true)
      else if (code === 0) resolve(false)
      else reject(new Error(`the process ended with ${code}`))
    })
    child.stdin.end(JSON.stringify({ place }))
  })
}

/** What stands in the database now. */
export async function outcomeAt(place: string): Promise<Outcome> {
  const { db } = portalOver(await databaseAt(place))
  const held = await db.read.select().from(seats)
  const told = await db.read
    .select({ activity: auditEvents.activity, events: count() })
    .from(auditEvents)
    .groupBy(auditEvents.activity)
  const pools = await db.read.select().from(licensePools)
  const done = await db.read.select().from(runs)
  await db.close()
  return {
    seats: held.map((seat) => [seat.userId, seat.state, seat.queueOrder, seat.endsAt === null].join(' ')).sort(),
    events: told.map(({ activity, events }) => `${activity} ${events}`).sort(),
    pools: pools.map((pool) => `${pool.held} ${pool.waiting} ${pool.lastOrder}`),
    runs: done.map((run) => `${run.state} ${run.done} of ${run.total}, ${run.changed} changed, ${run.errors} errors`),
  }
}
