import type { UserId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { reached } from '../time.ts'
import type { PolicyTerms } from './policy.ts'

/**
 * Types of request (Microsoft Graph, accessPackageRequestType): somebody asks for access or for more time, a manager asks for a
 * report, an administrator assigns, a policy assigns by its rule.
 */
export const requestTypes = ['userAdd', 'userUpdate', 'onBehalfAdd', 'adminAdd', 'systemAdd'] as const

/** The type of a request. */
export type RequestType = (typeof requestTypes)[number]

/** How the types are told. */
export const requestTypeTitles: Record<RequestType, string> = {
  userAdd: 'Asked for',
  userUpdate: 'More time asked for',
  onBehalfAdd: 'Asked for by the manager',
  adminAdd: 'Assigned by an administrator',
  systemAdd: 'Assigned by the rule of a policy',
}

/** States of a request (Microsoft Graph, accessPackageRequestState). */
export const requestStates = [
  'submitted',
  'pendingApproval',
  'scheduled',
  'delivering',
  'delivered',
  'partiallyDelivered',
  'deliveryFailed',
  'denied',
  'canceled',
] as const

/** The state of a request. */
export type RequestState = (typeof requestStates)[number]

/** What an approver can say. */
export const verdicts = ['approve', 'deny'] as const

/** An approver's answer. */
export type Verdict = (typeof verdicts)[number]

/** What can happen to a request. */
export const requestMoves = [
  /** The first stage of approval begins. */
  'ask',
  /** Somebody approved; their stage goes on or the next begins. */
  'approve',
  'deny',
  /** A stage was not decided in time. */
  'lapse',
  'nobodyLeft',
  /** All is approved, but the start lies ahead. */
  'schedule',
  /** All is approved and the start has come: an extension may have to answer first. */
  'begin',
  'deliver',
  'deliverPartly',
  'fail',
  'withdraw',
  'cancel',
] as const

/** Something that can happen to a request. */
export type RequestMove = (typeof requestMoves)[number]

/** Where each move leads from each state; what is not here cannot happen. */
export const moves: Record<RequestState, Partial<Record<RequestMove, RequestState>>> = {
  submitted: {
    ask: 'pendingApproval',
    deny: 'denied',
    nobodyLeft: 'denied',
    schedule: 'scheduled',
    begin: 'delivering',
    withdraw: 'canceled',
    cancel: 'canceled',
  },
  pendingApproval: {
    ask: 'pendingApproval',
    approve: 'pendingApproval',
    deny: 'denied',
    lapse: 'denied',
    nobodyLeft: 'denied',
    schedule: 'scheduled',
    begin: 'delivering',
    withdraw: 'canceled',
    cancel: 'canceled',
  },
  scheduled: { begin: 'delivering', withdraw: 'canceled', cancel: 'canceled' },
  delivering: {
    deny: 'denied',
    deliver: 'delivered',
    deliverPartly: 'partiallyDelivered',
    fail: 'deliveryFailed',
    cancel: 'canceled',
  },
  partiallyDelivered: { deliver: 'delivered', deliverPartly: 'partiallyDelivered', fail: 'deliveryFailed' },
  deliveryFailed: {
    deliver: 'delivered',
    deliverPartly: 'partiallyDelivered',
    fail: 'deliveryFailed',
    cancel: 'canceled',
  },
  delivered: {},
  denied: {},
  canceled: {},
}

/** The state that a move leads to. A move that is not in the table is a fault of ours: objections refuse people before. */
export function moved(from: RequestState, move: RequestMove): RequestState {
  const to = moves[from][move]
  if (to === undefined) throw new Error(`a request cannot ${move} while it is ${from}`)
  return to
}

/** States in which a request still waits for something before anything is given. */
export const openStates = [
  'submitted',
  'pendingApproval',
  'scheduled',
  'delivering',
] as const satisfies readonly RequestState[]

/** A request, as far as its rules need it. */
export interface Request {
  readonly state: RequestState
  readonly requestorId: UserId
  readonly targetId: UserId
  /** The terms that it was submitted under. */
  readonly terms: Pick<PolicyTerms, 'stages'>
  readonly stage: number
  readonly stageDueAt: Date | null
  /** Since when the clock of the stage stands still, because an approver has asked something back; null while it runs. */
  readonly pausedAt: Date | null
}

/** Somebody deciding the present stage of a request. */
export interface Decision {
  readonly request: Request
  readonly by: UserId | null
  /** Those whom the present stage waits for. */
  readonly asked: readonly UserId[]
  /** Whether they have approved the present stage before. */
  readonly hasDecided: boolean
  readonly verdict: Verdict
  readonly reason: string
  /** The stage that the page showed. */
  readonly stage: number
  readonly at: Date
}

/** That a stage does not wait for somebody, or may not be decided by them any more. */
export const notYourStage = {
  code: 'notYourStage',
  kind: 'forbidden',
  says: 'This stage is not yours to decide.',
  when: ({ by, asked }) => by === null || !asked.includes(by),
} as const satisfies Objection<Pick<Decision, 'by' | 'asked'>>

/** Every reason why somebody cannot decide the present stage of a request now, whatever they would say. */
export const objectionsToDeciding: readonly Objection<Omit<Decision, 'verdict' | 'reason'>>[] = [
  {
    code: 'requestClosed',
    kind: 'conflict',
    says: ({ request }) => closedSays[request.state],
    when: ({ request }) => request.state !== 'pendingApproval',
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
    code: 'alreadyDecided',
    kind: 'conflict',
    says: 'You have approved this stage already. It waits for others now.',
    when: ({ hasDecided }) => hasDecided,
  },
  notYourStage,
  {
    code: 'stageLapsed',
    kind: 'conflict',
    says: 'The time to decide this request has run out.',
    when: ({ request, at }) => request.pausedAt === null && reached(request.stageDueAt, at),
  },
]

/** Every reason not to accept a decision, in the order a person should hear them. */
export const objectionsToDecision: readonly Objection<Decision>[] = [
  ...objectionsToDeciding,
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
  submitted: 'This request does not wait for approval yet.',
  pendingApproval: 'This request is still open.',
  scheduled: 'This request has already been approved, and begins later.',
  delivering: 'This request has already been approved.',
  delivered: 'This request has already been approved.',
  partiallyDelivered: 'This request has already been approved.',
  deliveryFailed: 'This request has already been approved.',
  denied: 'This request has already been denied.',
  canceled: 'This request has been withdrawn or canceled.',
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
