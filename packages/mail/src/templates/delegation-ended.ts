import { say } from '../draft.ts'
import { shortened } from '../subject.ts'
import type { Writer } from './template.ts'

/** To the approver or the delegate, where the other or an administrator ended the delegation: who decides from now on. */
export const delegationEnded: Writer<'delegationEnded'> = (data) => {
  const toApprover = data.recipient === 'approver'
  return {
    subject: toApprover
      ? `${shortened(data.delegate, 36)} no longer decides in your place`
      : `You no longer decide in the place of ${shortened(data.approver, 30)}`,
    blocks: [
      say(
        toApprover
          ? `${data.by} ended it that ${data.delegate} decides in your place. What waits for you is yours to decide.`
          : `${data.by} ended it that you decide in the place of ${data.approver}. There is nothing for you to do.`,
      ),
    ],
    action: { label: 'See who decides for whom', url: data.url },
    because: toApprover ? 'you had delegated your approvals' : 'approvals had been delegated to you',
  }
}
