import { list, say } from '../draft.ts'
import { saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To the one who has the access now: what it is and how long it lasts. */
export const accessDelivered: Writer<'accessDelivered'> = (data, clock) => ({
  subject: `Your access is ready: ${data.packageName}`,
  blocks: [
    say(`You now have “${data.packageName}”.${data.gives.length > 0 ? ' It gives you:' : ''}`),
    ...list(data.gives),
    say(
      data.expiresAt
        ? `It ends by itself ${saidTime(data.expiresAt, clock)}. You can give it back earlier.`
        : 'It has no end date. You can give it back when you no longer need it.',
    ),
  ],
  action: { label: 'See your access', url: data.url },
  because: 'you were given this access',
})
