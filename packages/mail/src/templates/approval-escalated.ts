import { named, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { exactly } from '../when.ts'
import { requestInBlocks, wishOf } from './request-to-decide.ts'
import type { Writer } from './template.ts'

/** To an alternate: nobody decided in the first days, so that they may. */
export const approvalEscalated: Writer<'approvalEscalated'> = (data, clock) => ({
  subject: `Passed on to you: ${shortened(data.requestor, 20)} asks for ${shortened(data.packageName, 22)}`,
  blocks: [
    say(wishOf(data)),
    say(
      data.approvers.length > 0
        ? `It has waited for ${named(data.approvers, 'or')} since ${exactly(data.waitsSince, clock.timeZone)}. You can decide now as well.`
        : `It has waited since ${exactly(data.waitsSince, clock.timeZone)}. You can decide now as well.`,
    ),
    ...requestInBlocks(data, clock),
  ],
  action: { label: 'Approve or deny', url: data.url },
  because: 'you are an alternate approver of this access package',
})
