import { say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { requestInBlocks, wishOf } from './request-to-decide.ts'
import type { Writer } from './template.ts'

/** To an approver for whom a stage still waits: the time runs, or the requestor asks to think of it. */
export const approvalReminder: Writer<'approvalReminder'> = (data, clock) => ({
  subject: `Still waiting for you: ${shortened(data.requestor, 20)}, ${shortened(data.packageName, 24)}`,
  blocks: [
    say(
      data.nudgedBy === null
        ? `${wishOf(data)} It still waits for your decision.`
        : `${data.nudgedBy} reminds you of a request that waits for your decision. ${wishOf(data)}`,
    ),
    ...requestInBlocks(data, clock),
    say('Where nobody decides in time, the request closes by itself.'),
  ],
  action: { label: 'Approve or deny', url: data.url },
  because: 'this request waits for your decision',
})
