import { say } from '../draft.ts'
import { shortened } from '../subject.ts'
import type { Writer } from './template.ts'

/** To those for whom a stage waited until its time was over. */
export const requestLapsedNotice: Writer<'requestLapsedNotice'> = (data) => ({
  subject: `Lapsed: ${shortened(data.requestor, 26)}, ${shortened(data.packageName, 30)}`,
  blocks: [
    say(
      `The request of ${data.requestor} for “${data.packageName}” has closed, because nobody decided it in time. It can be asked for again.`,
    ),
  ],
  action: { label: 'See the request', url: data.url },
  because: 'this request waited for your decision',
})
