import { named, quote, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import type { Writer } from './template.ts'

/** To somebody for whom somebody else asks: what, why, and who decides. */
export const requestedForYou: Writer<'requestedForYou'> = (data) => ({
  subject: `${shortened(data.by, 24)} asks for access for you: ${data.packageName}`,
  blocks: [
    say(`${data.by} asks for the access package “${data.packageName}” for you.`),
    ...quote(data.by, data.justification),
    say(
      data.approvers.length > 0
        ? `It waits for ${named(data.approvers, 'or')}. There is nothing for you to do.`
        : 'There is nothing for you to do.',
    ),
  ],
  action: { label: 'Follow the request', url: data.url },
  because: 'somebody asks for access for you',
})
