import type { PolicyId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { after, days, reached } from '../time.ts'
import { longestRequest, overAtOnce, type PolicyTerms } from './policy.ts'

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
