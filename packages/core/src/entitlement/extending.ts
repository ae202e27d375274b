import type { Objection } from '../objection.ts'
import { objectionsToLength, objectionsToReason } from './asking.ts'
import { expiryOf, type PolicyTerms } from './policy.ts'

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
  ...objectionsToReason,
  ...objectionsToLength,
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
