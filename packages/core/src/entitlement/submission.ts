import type { PolicyId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { objectionsToLength, objectionsToReason, objectionsToStart } from './asking.ts'
import { overAtOnce, type PolicyTerms } from './policy.ts'

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
  ...objectionsToReason,
  {
    code: 'startFixed',
    kind: 'invalid',
    field: 'startsAt',
    says: 'This access begins when it is approved. Leave the start empty.',
    when: ({ terms, startsAt }) => terms?.allowCustomDuration === false && startsAt !== null,
  },
  ...objectionsToStart,
  ...objectionsToLength,
  {
    code: 'policyEnded',
    kind: 'conflict',
    says: 'Access under this policy has ended. Ask the owner of the catalog to renew it.',
    when: ({ terms, startsAt, at }) => terms !== null && overAtOnce(terms, startsAt ?? at),
  },
]
