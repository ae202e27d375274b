import { installationOf } from '@latchkey/services/installation/installation'
import { issueSetupCode } from '@latchkey/services/installation/setup-code'
import { apps } from '@latchkey/web/apps'
import type { Command } from 'commander'
import { type CommonOptions, tell, withPortal } from './command.ts'

/** `portal setup-code`: prints a fresh one-time code with which the first Global Administrator is made. */
export const addSetupCode = (program: Command): Command =>
  program
    .command('setup-code')
    .description('print a new one-time code for the first administrator of an empty installation')
    .action(async (_own: object, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      await withPortal(options, 'setup-code', async (portal) => {
        if ((await installationOf(portal)).state === 'ready') {
          throw new Error('This installation has its administrators already. Use reset-password to let one in.')
        }
        const code = await issueSetupCode(portal)
        tell(options, { code }, `Enter ${code} at ${portal.settings.origin}${apps['sign-in'].path}`)
      })
    })
