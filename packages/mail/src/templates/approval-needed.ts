import { facts, quote, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To an approver whose turn it is: who asks for what and why, and until when to decide. */
export const approvalNeeded: Writer<'approvalNeeded'> = (data, clock) => ({
  subject: `Decide: ${shortened(data.requestor, 26)} asks for ${shortened(data.packageName, 26)}`,
  blocks: [
    say(`${data.requestor} asks for the access package “${data.packageName}”. Your decision is needed.`),
    ...quote(data.requestor, data.justification),
    facts([
      ['Who asks', [data.requestor, data.requestorDetail].filter(Boolean).join(', ')],
      ['Stage', data.stages > 1 ? `${data.stage} of ${data.stages}` : ''],
      ['Decide by', saidTime(data.dueAt, clock)],
    ]),
  ],
  action: { label: 'Approve or deny', url: data.url },
  because: 'you are an approver of this access package',
})
