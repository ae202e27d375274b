import { jobRuns } from '@latchkey/schema/tables/installation'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { jobNames, jobs } from './jobs.ts'

/** What runs by itself: every job with its last run and next turn. */
export async function listJobs(portal: Portal) {
  mustRead(portal, 'job.read')
  const rows = new Map((await portal.db.read.select().from(jobRuns)).map((row) => [row.name, row]))
  return jobNames.map((name) => {
    const run = rows.get(name)
    return {
      name,
      title: jobs[name].title,
      every: jobs[name].every,
      nextAt: run?.nextAt ?? null,
      finishedAt: run?.finishedAt ?? null,
      tookMs: run?.tookMs ?? null,
      done: run?.done ?? 0,
      lastError: run?.lastError ?? null,
    }
  })
}
