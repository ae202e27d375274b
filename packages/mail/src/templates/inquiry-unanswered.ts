import { facts, quote, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To an approver who asked something back: there was no answer in time, and the request waits for the decision again. */
export const inquiryUnanswered: Writer<'inquiryUnanswered'> = (data, clock) => ({
  subject: `No answer from ${shortened(data.requestor, 26)} about ${shortened(data.packageName, 26)}`,
  blocks: [
    say(`${data.requestor} has not answered your question about the request for “${data.packageName}” in time.`),
    ...quote('You', data.question),
    say('The time to decide runs on. You can decide without the answer, or ask again.'),
    facts([['Decide by', saidTime(data.dueAt, clock)]]),
  ],
  action: { label: 'Approve or deny', url: data.url },
  because: 'you asked the requestor a question',
})
