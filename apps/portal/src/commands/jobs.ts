import { isJobName, jobNames } from '@latchkey/services/jobs/jobs'
import { type JobTurn, runDueJobs, runJob } from '@latchkey/services/jobs/run-jobs'
import type { Command } from 'commander'
import { type CommonOptions, tell, withPortal } from './command.ts'

/** `portal jobs run [name]`: runs what is due, or one job now, and ends; for machines whose own scheduler starts it. */
export function addJobs(program: Command): void {
  const jobs = program.command('jobs').description('the work that runs by itself')
  jobs
    .command('run [name]')
    .description(`run the jobs that are due, or one of them now: ${jobNames.join(', ')}`)
    .action(async (name: string | undefined, _own: object, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      if (name !== undefined && !isJobName(name)) throw new Error(`There is no job ${name}: ${jobNames.join(', ')}.`)
      await withPortal(options, 'jobs', async (portal) => {
        const turns = name === undefined ? await runDueJobs(portal) : [await runJob(portal, name)]
        tell(options, { turns }, turns.map(inWords).join('\n') || 'Nothing was due.')
        if (turns.some(({ error }) => error !== null)) process.exitCode = 1
      })
    })
}

const inWords = ({ name, done, error }: JobTurn): string =>
  error === null ? `${name}: ${done} done` : `${name}: ${error}`
