import { isRefusal } from '@latchkey/core/refusal'
import { Command } from 'commander'
import { addDoctor } from './commands/doctor.ts'
import { addImport } from './commands/import.ts'
import { addJobs } from './commands/jobs.ts'
import { addMigrate } from './commands/migrate.ts'
import { addResetPassword } from './commands/reset-password.ts'
import { addDev, addServe } from './commands/serve.ts'
import { addSetupCode } from './commands/setup-code.ts'
import { WrongSettings } from './settings.ts'

// What the portal writes, the database above all, is for its own user alone.
process.umask(0o077)

const program = new Command('portal')
  .description('Latchkey, the self-service access portal')
  .option('--data <folder>', 'the folder of the database file and the mail files')
  .option('--json', 'print one line of JSON for programs')
  .showHelpAfterError()

for (const add of [addServe, addDev, addMigrate, addImport, addDoctor, addJobs, addSetupCode, addResetPassword])
  add(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof WrongSettings) {
    console.error(['These settings need another look:', ...error.sentences.map((says) => `  ${says}`)].join('\n'))
    process.exit(2)
  }
  if (isRefusal(error)) console.error(error.says)
  else console.error(error instanceof Error && !process.env.LATCHKEY_TRACE ? error.message : error)
  process.exit(1)
}
