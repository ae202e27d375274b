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
          ? `${endedBy(data.by, data.delegate)}. What waits for you is yours to decide.`
          : `${endedBy(data.by, data.approver)}. There is nothing for you to do.`,
      ),
    ],
    action: { label: 'See who decides for whom', url: data.url },
    because: toApprover ? 'you had delegated your approvals' : 'approvals had been delegated to you',
  }
}

/** Who ended it: the other one of the two, or somebody else. */
const endedBy = (by: string, other: string): string =>
  by === other ? `${by} ended the delegation` : `${by} ended the delegation with ${other}`
