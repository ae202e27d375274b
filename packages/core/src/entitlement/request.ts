import type { PolicyId, UserId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { after, days, hours, reached } from '../time.ts'
import { expiryOf, longestRequest, overAtOnce, type PolicyTerms } from './policy.ts'

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

/** How long a requestor waits before they remind those who decide once more, in hours. */
export const hoursBetweenNudges = 24

/** A requestor about to remind those who decide. */
export interface Nudge {
  readonly request: Pick<Request, 'state' | 'pausedAt'>
  /** When they were last reminded in the present stage. */
  readonly nudgedAt: Date | null
  readonly at: Date
}

/** Every reason not to remind those who decide. */
export const objectionsToNudge: readonly Objection<Nudge>[] = [
  {
    code: 'nobodyToRemind',
    kind: 'conflict',
    says: 'This request waits for nobody’s decision.',
    when: ({ request }) => request.state !== 'pendingApproval',
  },
  {
    code: 'waitsForAnswer',
    kind: 'conflict',
    says: 'Something was asked back. The request goes on when that is answered.',
    when: ({ request }) => request.pausedAt !== null,
  },
  {
    code: 'remindedToday',
    kind: 'conflict',
    says: 'They have been reminded within the last day. Remind them again tomorrow.',
    when: ({ nudgedAt, at }) => nudgedAt !== null && !reached(after(nudgedAt, hours(hoursBetweenNudges)), at),
  },
]

/** Somebody about to send a request, for themselves or for a direct report. */
export interface Submission {
  /** Whether the package is being retired. */
  readonly retiring: boolean
  readonly policyId: PolicyId | null
  /** The policies that the person may choose from. */
  readonly applicable: readonly PolicyId[]
  readonly terms: PolicyTerms | null
  readonly justification: string
  /** When the access is to begin; null means at once. */
  readonly startsAt: Date | null
  readonly requestedDays: number | null
  readonly hasOpenRequest: boolean
  readonly hasAssignment: boolean
  /** The name of the direct report whom it is for; null where people ask for themselves. */
  readonly report: string | null
  /** The names of packages and groups that do not go together with this package, and that the person has. */
  readonly conflicts: readonly string[]
  readonly at: Date
}

/** Every reason why a package cannot be requested for a person now, whatever the form would say. */
export const objectionsToRequesting: readonly Objection<
  Pick<Submission, 'retiring' | 'hasAssignment' | 'hasOpenRequest' | 'report' | 'conflicts'>
>[] = [
  {
    code: 'alreadyAssigned',
    kind: 'conflict',
    says: ({ report }) => `${report === null ? 'You have' : `${report} has`} this access package already.`,
    when: ({ hasAssignment }) => hasAssignment,
  },
  {
    code: 'alreadyRequested',
    kind: 'conflict',
    says: 'This access package has been asked for already, and the request is still open.',
    when: ({ hasOpenRequest }) => hasOpenRequest,
  },
  {
    code: 'packageRetiring',
    kind: 'conflict',
    says: 'This access package is being retired, so that nobody new gets it.',
    when: ({ retiring }) => retiring,
  },
  {
    code: 'incompatibleAccess',
    kind: 'conflict',
    says: ({ conflicts, report }) =>
      `This access package does not go together with ${conflicts.join(', ')}${report === null ? '' : `, which ${report} has`}. It can be requested when that has ended. Ask an owner of the catalog if you need both.`,
    when: ({ conflicts }) => conflicts.length > 0,
  },
]

/** How far ahead the start of an access may lie, in days. */
export const longestLead = 365

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
    code: 'startFixed',
    kind: 'invalid',
    field: 'startsAt',
    says: 'This access begins when it is approved. Leave the start empty.',
    when: ({ terms, startsAt }) => terms?.allowCustomDuration === false && startsAt !== null,
  },
  {
    code: 'startInPast',
    kind: 'invalid',
    field: 'startsAt',
    says: 'This start is over. Choose a later one, or leave it empty to begin at once.',
    when: ({ startsAt, at }) => reached(startsAt, at),
  },
  {
    code: 'startTooFar',
    kind: 'invalid',
    field: 'startsAt',
    says: `Choose a start within ${longestLead} days.`,
    when: ({ startsAt, at }) => startsAt !== null && startsAt > after(at, days(longestLead)),
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
    says: ({ terms, startsAt, at }) => `Ask for at most ${terms ? longestRequest(terms, startsAt ?? at) : 0} days.`,
    when: ({ terms, requestedDays, startsAt, at }) => {
      const longest = terms ? longestRequest(terms, startsAt ?? at) : null
      return requestedDays !== null && longest !== null && requestedDays > longest
    },
  },
  {
    code: 'policyEnded',
    kind: 'conflict',
    says: 'Access under this policy has ended. Ask the owner of the catalog to renew it.',
    when: ({ terms, startsAt, at }) => terms !== null && overAtOnce(terms, startsAt ?? at),
  },
]

/** A holder, or their manager, about to ask for more time. */
export interface ExtensionWish {
  /** The terms of the policy as it is now: whoever extends must still be in its scope (Microsoft Entra). */
  readonly terms: PolicyTerms | null
  readonly expiresAt: Date | null
  /** Whether an administrator chose when it ends. */
  readonly endChosen: boolean
  /** Whether it ends because its package is being retired. */
  readonly retiring: boolean
  readonly ended: boolean
  readonly hasOpenRequest: boolean
  readonly inScope: boolean
  readonly justification: string
  readonly requestedDays: number | null
  readonly at: Date
}

/** Every reason why an access cannot be extended now, whatever the form would say. */
export const objectionsToExtending: readonly Objection<ExtensionWish>[] = [
  {
    code: 'assignmentEnded',
    kind: 'conflict',
    says: 'This access has ended already.',
    when: ({ ended }) => ended,
  },
  {
    code: 'withoutEnd',
    kind: 'conflict',
    says: 'This access has no end, so that there is nothing to extend.',
    when: ({ expiresAt }) => expiresAt === null,
  },
  {
    code: 'packageRetiring',
    kind: 'conflict',
    says: 'This access package is being retired, so that access to it cannot be extended.',
    when: ({ retiring }) => retiring,
  },
  {
    code: 'extensionNotOffered',
    kind: 'conflict',
    says: 'Access under this policy cannot be extended. Request the package again when it has ended.',
    when: ({ terms }) => terms === null || terms.extension === 'none',
  },
  {
    code: 'endChosen',
    kind: 'conflict',
    says: 'An administrator chose when this access ends. Ask an administrator to give more time.',
    when: ({ terms, endChosen }) => endChosen && terms?.extension === 'withoutApproval',
  },
  {
    code: 'outOfScope',
    kind: 'conflict',
    says: 'This policy does not reach the holder any more, so that the access cannot be extended.',
    when: ({ inScope }) => !inScope,
  },
  {
    code: 'alreadyRequested',
    kind: 'conflict',
    says: 'This access package has been asked for already, and the request is still open.',
    when: ({ hasOpenRequest }) => hasOpenRequest,
  },
  {
    code: 'noLaterEnd',
    kind: 'conflict',
    says: 'Under this policy the access would not last longer than it does now.',
    when: ({ terms, expiresAt, at }) => {
      const longest = terms ? expiryOf(terms, at, null) : null
      return terms !== null && longest !== null && expiresAt !== null && longest <= expiresAt
    },
  },
]

/** Every reason not to accept a wish for more time, in the order a person should hear them. */
export const objectionsToExtension: readonly Objection<ExtensionWish>[] = [
  ...objectionsToExtending,
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
]

/** When an extended access ends: under its terms from now on, and never sooner than it would have ended without. */
export function extendedExpiry(
  terms: PolicyTerms,
  expiresAt: Date | null,
  at: Date,
  requestedDays: number | null,
): Date | null {
  if (expiresAt === null) return null
  const later = expiryOf(terms, at, requestedDays)
  return later === null || later > expiresAt ? later : expiresAt
}
