import type { Objection } from '../objection.ts'
import { reached } from '../time.ts'
import { expiryOf, type PolicyTerms } from './policy.ts'

/** An administrator about to say anew when an access ends. */
export interface ChangingEnd {
  readonly ended: boolean
  /** Whether it ends because its package is being retired. */
  readonly retiring: boolean
  /** The terms of the policy as it is now. */
  readonly terms: PolicyTerms
  /** When it is to end; null means as long as the policy gives from now on. */
  readonly endsAt: Date | null
  readonly at: Date
}

/** Every reason not to change when an access ends, in the order an administrator should hear them. */
export const objectionsToChangingEnd: readonly Objection<ChangingEnd>[] = [
  {
    code: 'assignmentEnded',
    kind: 'conflict',
    says: 'This access has ended already.',
    when: ({ ended }) => ended,
  },
  {
    code: 'packageRetiring',
    kind: 'conflict',
    says: 'This access package is being retired: access to it ends on that day.',
    when: ({ retiring }) => retiring,
  },
  {
    code: 'endInPast',
    kind: 'invalid',
    field: 'endsAt',
    says: 'This end is over. Choose a later one, or end the access.',
    when: ({ endsAt, at }) => reached(endsAt, at),
  },
  {
    code: 'endBeyondPolicy',
    kind: 'invalid',
    field: 'endsAt',
    says: 'The policy lets the access end sooner. Choose an earlier end, or leave it empty.',
    when: ({ endsAt, terms, at }) => {
      const latest = expiryOf(terms, at, null)
      return endsAt !== null && latest !== null && endsAt > latest
    },
  },
]

/** When the access ends after the change; null means never. */
export const changedEnd = ({ endsAt, terms, at }: Pick<ChangingEnd, 'endsAt' | 'terms' | 'at'>): Date | null =>
  endsAt ?? expiryOf(terms, at, null)
