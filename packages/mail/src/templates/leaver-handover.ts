import { list, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { fromNow, saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To the manager of somebody who leaves: what ends, and what passes on to whom. */
export const leaverHandover: Writer<'leaverHandover'> = (data, clock) => ({
  subject: `${shortened(data.leaver, 30)} leaves ${fromNow(data.leavesAt, clock)}: what happens to their access`,
  blocks: [
    say(`${data.leaver} leaves the organization ${saidTime(data.leavesAt, clock)}.`),
    ...(data.ends.length > 0 ? [say('This ends on that day:'), ...list(data.ends)] : []),
    ...(data.passesOn.length > 0 ? [say('This passes on:'), ...list(data.passesOn)] : []),
    ...(data.ends.length + data.passesOn.length === 0
      ? [say('They have no access that ends, and nothing waits for them.')]
      : []),
  ],
  action: { label: 'See your team', url: data.url },
  because: `you are the manager of ${data.leaver}`,
})
