import type { Objection } from '../objection.ts'
import type { RequestState, RequestType } from './request.ts'

/** An approver about to take back an approval of a request that is over. */
export interface Revocation {
  readonly state: RequestState
  readonly requestType: RequestType
  /** Whether the approver approved a stage of it, for themselves or in somebody's place. */
  readonly approvedByThem: boolean
  /** When the access ended that it gave; null where it lives or has not begun. */
  readonly endedAt: Date | null
}

const given: readonly RequestState[] = ['scheduled', 'delivered', 'partiallyDelivered', 'deliveryFailed']

/** Every reason not to take back an approval, in the order a person should hear them. */
export const objectionsToRevocation: readonly Objection<Revocation>[] = [
  {
    code: 'notYourApproval',
    kind: 'forbidden',
    says: 'You have not approved this request, so that there is no approval of yours to take back.',
    when: ({ approvedByThem }) => !approvedByThem,
  },
  {
    code: 'notDecidedYet',
    kind: 'conflict',
    says: 'The request still waits for others, who can deny it.',
    when: ({ state }) => state === 'submitted' || state === 'pendingApproval' || state === 'delivering',
  },
  {
    code: 'nothingGiven',
    kind: 'conflict',
    says: 'This request gave no access, so that there is nothing to take back.',
    when: ({ state }) => !given.includes(state),
  },
  {
    code: 'extensionStays',
    kind: 'conflict',
    says: 'This request made an access longer. Ask an administrator to end that access.',
    when: ({ requestType }) => requestType === 'userUpdate',
  },
  {
    code: 'assignmentEnded',
    kind: 'conflict',
    says: 'This access has ended already.',
    when: ({ endedAt }) => endedAt !== null,
  },
]
