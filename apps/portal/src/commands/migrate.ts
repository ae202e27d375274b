import type { Command } from 'commander'
import { bringUpToDate } from '../open-portal.ts'
import { type CommonOptions, settingsFor, tell } from './command.ts'

/** `portal migrate`: brings the database to the schema of this version. Serving does the same; this is for a rehearsal. */
export const addMigrate = (program: Command): Command =>
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async (_own: object, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      await bringUpToDate(settingsFor(options))
      tell(options, { upToDate: true }, 'The database is up to date.')
    })
