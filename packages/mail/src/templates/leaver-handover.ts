import { list, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import type { Writer } from './template.ts'

/** To the next manager above somebody who has left: what has ended, what is theirs now, what goes on without. */
export const leaverHandover: Writer<'leaverHandover'> = (data) => ({
  subject: `${shortened(data.leaver, 30)} has left: what happens to their access`,
  blocks: [
    say(`${data.leaver} has left the organization, and cannot sign in any more.`),
    ...(data.owned.length > 0 ? [say('Nobody else owned this, so that it is yours now:'), ...list(data.owned)] : []),
    ...(data.ended.length > 0 ? [say('Their access to this has ended:'), ...list(data.ended)] : []),
    ...(data.requests > 0
      ? [say(`${requestsInWords(data.requests)} without them, with whoever else can decide.`)]
      : []),
    ...(data.owned.length + data.ended.length + data.requests === 0
      ? [say('They had no access through packages, and nothing waited for them.')]
      : []),
  ],
  action: { label: 'See your team', url: data.url },
  because: `you are the next manager above ${data.leaver}`,
})

const requestsInWords = (count: number) =>
  count === 1
    ? 'One request that waited for their decision goes on'
    : `${count} requests that waited for their decision go on`
