import { notFound } from '@latchkey/core/refusal'
import { credentialsByName } from '@latchkey/services/authentication/credentials.store'
import { resetPassword } from '@latchkey/services/authentication/reset-password'
import type { Command } from 'commander'
import { type CommonOptions, tell, withPortal } from './command.ts'

/** `portal reset-password USER`: lets somebody back in who cannot ask an administrator. */
export const addResetPassword = (program: Command): Command =>
  program
    .command('reset-password <user-name>')
    .description('give somebody a temporary password; their sessions end')
    .action(async (userName: string, _own: object, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      await withPortal(options, 'reset-password', async (portal) => {
        const user = await credentialsByName(portal.db.read, userName)
        if (!user) throw notFound('person')
        const password = await resetPassword(portal, { userId: user.id })
        tell(options, { userName, password }, `${userName} signs in with ${password} and then chooses a new password.`)
      })
    })
