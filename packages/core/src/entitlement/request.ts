import type { PolicyId, UserId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { reached } from '../time.ts'
import { longestRequest, type PolicyTerms } from './policy.ts'

/** Types of request that this product makes (Microsoft Graph, accessPackageRequestType). */
export const requestTypes = ['userAdd', 'adminAdd', 'userRemove', 'adminRemove', 'systemRemove'] as const

/** States of a request (Microsoft Graph, accessPackageRequestState). */
export const requestStates = ['pendingApproval', 'delivered', 'denied', 'canceled'] as const

/** The state of a request. */
export type RequestState = (typeof requestStates)[number]

/** What an approver can say. */
export const verdicts = ['approve', 'deny'] as const

/** An approver's answer. */
export type Verdict = (typeof verdicts)[number]

/** What can happen to a request. */
export type RequestMove = 'approve' | 'approveLast' | 'deny' | 'lapse' | 'withdraw' | 'cancel' | 'nobodyLeft'

/** Where each move leads from each state; what is not here cannot happen. */
export const moves: Record<RequestState, Partial<Record<RequestMove, RequestState>>> = {
  pendingApproval: {
    approve: 'pendingApproval',
    approveLast: 'delivered',
    deny: 'denied',
    lapse: 'denied',
    nobodyLeft: 'denied',
    withdraw: 'canceled',
    cancel: 'canceled',
  },
  delivered: {},
  denied: {},
  canceled: {},
}

/** A request, as far as its rules need it. */
export interface Request {
  readonly state: RequestState
  readonly requestorId: UserId
  readonly targetId: UserId
  /** The terms that it was submitted under. */
  readonly terms: Pick<PolicyTerms, 'stages'>
  readonly stage: number
  readonly stageDueAt: Date | null
}

/** Somebody deciding the present stage of a request. */
export interface Decision {
  readonly request: Request
  readonly by: UserId | null
  /** Those whom the present stage waits for. */
  readonly asked: readonly UserId[]
  readonly verdict: Verdict
  readonly reason: string
  /** The stage that the page showed. */
  readonly stage: number
  readonly at: Date
}

/** Every reason not to accept a decision, in the order a person should hear them. */
export const objectionsToDecision: readonly Objection<Decision>[] = [
  {
    code: 'requestClosed',
    kind: 'conflict',
    says: ({ request }) => closedSays[request.state],
    when: ({ request, verdict }) => moves[request.state][verdict] === undefined,
  },
  {
    code: 'ownRequest',
    kind: 'forbidden',
    says: 'You cannot decide your own request.',
    when: ({ request, by }) => by === request.requestorId || by === request.targetId,
  },
  {
    code: 'stageDecided',
    kind: 'conflict',
    says: 'This stage has been decided in the meantime. Look at the request again.',
    when: ({ request, stage }) => stage !== request.stage,
  },
  {
    code: 'notYourStage',
    kind: 'forbidden',
    says: 'This stage is not yours to decide.',
    when: ({ by, asked }) => by === null || !asked.includes(by),
  },
  {
    code: 'stageLapsed',
    kind: 'conflict',
    says: 'The time to decide this request has run out.',
    when: ({ request, at }) => reached(request.stageDueAt, at),
  },
  {
    code: 'decisionReasonRequired',
    kind: 'invalid',
    field: 'reason',
    says: 'Give a reason for your decision.',
    when: ({ request, reason }) =>
      request.terms.stages[request.stage]?.approverJustificationRequired === true && reason.trim() === '',
  },
]

const closedSays: Record<RequestState, string> = {
  pendingApproval: 'This request is still open.',
  delivered: 'This request has already been approved.',
  denied: 'This request has already been denied.',
  canceled: 'This request has been withdrawn or canceled.',
}

/** Where a request stands after a decision that nothing stands against. */
export function applyDecision({ request, verdict }: Decision): { readonly move: RequestMove; readonly stage: number } {
  if (verdict === 'deny') return { move: 'deny', stage: request.stage }
  const last = request.stage + 1 >= request.terms.stages.length
  return { move: last ? 'approveLast' : 'approve', stage: request.stage + 1 }
}

/** The withdrawal or cancellation of a request. */
export const objectionsToClosing: readonly Objection<{
  readonly request: Request
  readonly move: 'withdraw' | 'cancel'
}>[] = [
  {
    code: 'requestClosed',
    kind: 'conflict',
    says: ({ request }) => closedSays[request.state],
    when: ({ request, move }) => moves[request.state][move] === undefined,
  },
]

/** Somebody about to send a request. */
export interface Submission {
  readonly policyId: PolicyId | null
  /** The policies that the person may choose from. */
  readonly applicable: readonly PolicyId[]
  readonly terms: PolicyTerms | null
  readonly justification: string
  readonly requestedDays: number | null
  readonly hasOpenRequest: boolean
  readonly hasAssignment: boolean
  readonly at: Date
}

/** Every reason why a person cannot request a package now, whatever they would write into the form. */
export const objectionsToRequesting: readonly Objection<Pick<Submission, 'hasAssignment' | 'hasOpenRequest'>>[] = [
  {
    code: 'alreadyAssigned',
    kind: 'conflict',
    says: 'You have this access package already.',
    when: ({ hasAssignment }) => hasAssignment,
  },
  {
    code: 'alreadyRequested',
    kind: 'conflict',
    says: 'You have asked for this access package already, and the request is still open.',
    when: ({ hasOpenRequest }) => hasOpenRequest,
  },
]

/** Every reason not to accept a request, in the order a person should hear them. */
export const objectionsToSubmission: readonly Objection<Submission>[] = [
  ...objectionsToRequesting,
  {
    code: 'policyNotOpen',
    kind: 'conflict',
    field: 'policyId',
    says: 'This way to request has been closed in the meantime. Look at the package again.',
    when: ({ policyId, applicable }) => policyId === null || !applicable.includes(policyId),
  },
  {
    code: 'justificationRequired',
    kind: 'invalid',
    field: 'justification',
    says: 'Say why you need this access.',
    when: ({ terms, justification }) => terms?.requestorJustificationRequired === true && justification.trim() === '',
  },
  {
    code: 'durationFixed',
    kind: 'invalid',
    field: 'requestedDays',
    says: 'The length of this access is fixed. Leave the number of days empty.',
    when: ({ terms, requestedDays }) => terms?.allowCustomDuration === false && requestedDays !== null,
  },
  {
    code: 'durationTooLong',
    kind: 'invalid',
    field: 'requestedDays',
    says: ({ terms, at }) => `Ask for at most ${terms ? longestRequest(terms, at) : 0} days.`,
    when: ({ terms, requestedDays, at }) => {
      const longest = terms ? longestRequest(terms, at) : null
      return requestedDays !== null && longest !== null && requestedDays > longest
    },
  },
  {
    code: 'policyEnded',
    kind: 'conflict',
    says: 'Access under this policy has ended. Ask the owner of the catalog to renew it.',
    when: ({ terms, at }) => terms !== null && longestRequest(terms, at) === 0,
  },
]
