import { quote, say } from '../draft.ts'
import { exactly } from '../when.ts'
import type { Writer } from './template.ts'

/** To the requestor: an approver wants to know something before deciding. */
export const inquiryAsked: Writer<'inquiryAsked'> = (data, clock) => ({
  subject: `A question about your request for ${data.packageName}`,
  blocks: [
    say(`${data.by} would like to know something before deciding on your request for “${data.packageName}”:`),
    ...quote(data.by, data.question),
    say(
      `The time to decide stands still until you answer, at the longest until ${exactly(data.dueAt, clock.timeZone)}.`,
    ),
  ],
  action: { label: 'Answer', url: data.url },
  because: 'you asked for this access',
})
