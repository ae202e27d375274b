import { Refusal } from '@latchkey/core/refusal'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { isJobName, jobs } from './jobs.ts'
import { type JobTurn, runJob } from './run-jobs.ts'

/** Which job is to run now. */
export const RunJob = z.object({ name: idOf('a job') })

const keepAsked = operation('job.run', RunJob, async (portal, tx, input) => {
  must(portal, 'job.run')
  if (!isJobName(input.name)) throw new Refusal('notFound', 'notFound', 'There is no such job.')
  await record(portal, tx, [
    { activity: 'job.runNow', target: { type: 'job', id: input.name, name: jobs[input.name].title } },
  ])
  return input.name
})

/** Somebody has a job run now; who asked for it is in the audit log. */
export async function runJobNow(portal: Portal, input: z.input<typeof RunJob>): Promise<JobTurn> {
  return runJob(portal, await keepAsked(portal, input))
}
