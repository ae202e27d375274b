import type { Objection } from '../objection.ts'
import { overAtOnce, type PolicyTerms } from './policy.ts'

/** A scheduled request whose start has come. */
export interface Beginning {
  readonly packageGone: boolean
  /** Whether the person can sign in. */
  readonly enabled: boolean
  readonly hasAssignment: boolean
  /** The names of packages and groups that do not go together with this package, and that the person has. */
  readonly conflicts: readonly string[]
  readonly terms: PolicyTerms
  readonly at: Date
}

/** Every reason why access that was approved for later does not begin when its start comes: the request is closed with the sentence. */
export const objectionsToBeginning: readonly Objection<Beginning>[] = [
  {
    code: 'packageGone',
    kind: 'conflict',
    says: 'The access package was deleted, or is being retired, so that the access does not begin.',
    when: ({ packageGone }) => packageGone,
  },
  {
    code: 'targetDisabled',
    kind: 'conflict',
    says: 'The account of the person was disabled before the access began.',
    when: ({ enabled }) => !enabled,
  },
  {
    code: 'assignedMeanwhile',
    kind: 'conflict',
    says: 'The person has got this access package in another way meanwhile.',
    when: ({ hasAssignment }) => hasAssignment,
  },
  {
    code: 'incompatibleMeanwhile',
    kind: 'conflict',
    says: ({ conflicts }) =>
      `The person has got ${conflicts.join(', ')} meanwhile, which does not go together with this access package.`,
    when: ({ conflicts }) => conflicts.length > 0,
  },
  {
    code: 'overBeforeBeginning',
    kind: 'conflict',
    says: 'Access under this policy was over before it began.',
    when: ({ terms, at }) => overAtOnce(terms, at),
  },
]
