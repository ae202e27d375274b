import { say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { requestInBlocks, wishOf } from './request-to-decide.ts'
import type { Writer } from './template.ts'

/** To an approver whose turn it is: who asks for what and why, and until when to decide. */
export const approvalNeeded: Writer<'approvalNeeded'> = (data, clock) => ({
  subject: `Decide: ${shortened(data.requestor, 26)} asks for ${shortened(data.packageName, 26)}`,
  blocks: [
    say(
      data.inPlaceOf === null
        ? `${wishOf(data)} Your decision is needed.`
        : `${wishOf(data)} You can decide in the place of ${data.inPlaceOf}.`,
    ),
    ...requestInBlocks(data, clock),
  ],
  action: { label: 'Approve or deny', url: data.url },
  because:
    data.inPlaceOf === null
      ? 'you are an approver of this access package'
      : `${data.inPlaceOf} lets you decide in their place`,
})
