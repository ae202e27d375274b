import { say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To the sponsors of a guest whose last access has ended. */
export const guestBlocked: Writer<'guestBlocked'> = (data, clock) => ({
  subject: `Guest without access: ${shortened(data.guest, 40)}`,
  blocks: [
    say(
      `The last access of ${data.guest}, a guest from ${data.organization}, has ended. The account cannot sign in any more.`,
    ),
    say(
      data.deletesAt === null
        ? 'The account stays blocked until an administrator lets it in again.'
        : `The account is deleted ${saidTime(data.deletesAt, clock)}. If the work goes on, ask an administrator before.`,
    ),
  ],
  action: { label: 'See your access', url: data.url },
  because: 'you are a sponsor of this organization',
})
