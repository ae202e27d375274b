import { quote, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { exactly } from '../when.ts'
import type { Writer } from './template.ts'

/** To the approver who asked something back: the answer, and until when to decide. */
export const requestAnsweredInquiry: Writer<'requestAnsweredInquiry'> = (data, clock) => ({
  subject: `Answered: ${shortened(data.requestor, 26)} about ${shortened(data.packageName, 26)}`,
  blocks: [
    say(`${data.requestor} has answered your question about the request for “${data.packageName}”.`),
    ...quote('You', data.question),
    ...quote(data.requestor, data.answer),
    say(`The clock runs again. You can decide until ${exactly(data.dueAt, clock.timeZone)}.`),
  ],
  action: { label: 'Approve or deny', url: data.url },
  because: 'you asked this question',
})
