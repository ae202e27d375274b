import { migrate, pendingMigrations } from '@latchkey/schema/migrate'
import type { Command } from 'commander'
import { type CommonOptions, tell, withPortal } from './command.ts'

/** `portal migrate`: brings the database to the schema of this version. */
export const addMigrate = (program: Command): Command =>
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async (_own: object, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      await withPortal(options, 'migrate', async ({ db }) => {
        const applied = (await pendingMigrations(db)).length
        await migrate(db)
        tell(options, { applied }, applied === 0 ? 'The database is up to date.' : `Applied ${applied} migrations.`)
      })
    })
