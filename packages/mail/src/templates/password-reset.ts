import { say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To somebody whose password was set by an administrator. */
export const passwordReset: Writer<'passwordReset'> = (data) => ({
  subject: 'Your password was reset',
  blocks: [
    say(`${data.by} set a new password for your account and will give it to you in person or by phone.`),
    say('Choose a password of your own when you sign in with it.'),
    say('If you did not ask for this, tell your help desk now.'),
  ],
  action: { label: 'Sign in', url: data.url },
  because: 'it concerns the security of your account',
})
