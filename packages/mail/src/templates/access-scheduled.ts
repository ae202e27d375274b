import { say } from '../draft.ts'
import { saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To the one who is to have access that is approved and begins later. */
export const accessScheduled: Writer<'accessScheduled'> = (data, clock) => ({
  subject: `Approved, begins later: ${data.packageName}`,
  blocks: [
    say(`The access package “${data.packageName}” was approved for you.`),
    say(`It begins ${saidTime(data.startsAt, clock)}. There is nothing for you to do, and we will write to you then.`),
  ],
  action: { label: 'See the request', url: data.url },
  because: 'you are to have this access',
})
