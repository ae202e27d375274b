import { say } from '../draft.ts'
import { fromNow, saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To the holder, some days before the end. */
export const accessEndsSoon: Writer<'accessEndsSoon'> = (data, clock) => ({
  subject: `Your access ends ${fromNow(data.expiresAt, clock)}: ${data.packageName}`,
  blocks: [
    say(`Your access to “${data.packageName}” ends ${saidTime(data.expiresAt, clock)}.`),
    say('If you still need it after that, ask for it again. If not, there is nothing for you to do.'),
  ],
  action: { label: 'See your access', url: data.url },
  because: 'you have this access',
})
