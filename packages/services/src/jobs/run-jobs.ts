import { system } from '@latchkey/core/authorization/actor'
import { after } from '@latchkey/core/time'
import { jobRuns } from '@latchkey/schema/tables/installation'
import { eq } from 'drizzle-orm'
import { actingAs, type Portal } from '../portal.ts'
import { type Job, type JobName, jobNames, jobs } from './jobs.ts'

/** One turn of a job. */
export interface JobTurn {
  readonly name: JobName
  readonly done: number
  readonly error: string | null
}

/** Runs every job whose turn has come and that no other process has taken. */
export async function runDueJobs(portal: Portal): Promise<readonly JobTurn[]> {
  const turns: JobTurn[] = []
  for (const name of jobNames) if (await claim(portal, name)) turns.push(await runJob(portal, name))
  return turns
}

/** Takes the turn of a job by compare-and-set: of any number of processes, one gets it. */
async function claim(portal: Portal, name: JobName): Promise<boolean> {
  const now = portal.now()
  const due = async (db: Portal['db']['read']) => {
    const [row] = await db.select({ nextAt: jobRuns.nextAt }).from(jobRuns).where(eq(jobRuns.name, name))
    return { known: row !== undefined, due: row === undefined || row.nextAt <= now }
  }
  if (!(await due(portal.db.read)).due) return false
  return portal.db.transaction(async (tx) => {
    const turn = await due(tx)
    if (!turn.due) return false
    const taken = { nextAt: after(now, jobs[name].every), startedAt: now }
    if (turn.known) await tx.update(jobRuns).set(taken).where(eq(jobRuns.name, name))
    else await tx.insert(jobRuns).values({ name, ...taken, done: 0 })
    return true
  })
}

/** Runs one job now, whether its turn has come or not, and keeps how it went. A failure is logged and kept, never thrown. */
export async function runJob(portal: Portal, name: JobName): Promise<JobTurn> {
  const job: Job = jobs[name]
  const acting = actingAs(portal, system(name), { requestId: portal.newId(), address: null, userAgent: null })
  const started = performance.now()
  const turn = await attempt(acting, name, job)
  const run = {
    startedAt: portal.now(),
    finishedAt: portal.now(),
    tookMs: Math.round(performance.now() - started),
    done: turn.done,
    lastError: turn.error,
  }
  await portal.db.transaction((tx) =>
    tx
      .insert(jobRuns)
      .values({ name, nextAt: after(portal.now(), job.every), ...run })
      .onConflictDoUpdate({ target: jobRuns.name, set: run }),
  )
  return turn
}

async function attempt(portal: Portal, name: JobName, job: Job): Promise<JobTurn> {
  try {
    return { name, done: await job.run(portal), error: null }
  } catch (error) {
    portal.log.error({ err: error, job: name, requestId: portal.origin.requestId }, 'a job failed')
    return { name, done: 0, error: error instanceof Error ? error.message.slice(0, 500) : 'unknown fault' }
  }
}
