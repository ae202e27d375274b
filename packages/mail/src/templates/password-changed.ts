import { facts, say } from '../draft.ts'
import { exactly } from '../when.ts'
import type { Writer } from './template.ts'

/** To somebody who changed the own password, in case it was somebody else. */
export const passwordChanged: Writer<'passwordChanged'> = (data, clock) => ({
  subject: 'Your password was changed',
  blocks: [
    say('The password of your account was changed.'),
    facts([
      ['When', exactly(data.at, clock.timeZone)],
      ['From', data.address ?? ''],
    ]),
    say('If this was you, there is nothing to do. If it was not, tell your help desk now.'),
  ],
  action: { label: 'See your sign-ins', url: data.url },
  because: 'it concerns the security of your account',
})
