import type { Objection } from '../objection.ts'
import { overAtOnce, type PolicyTerms } from './policy.ts'

/** An approved request whose access is about to begin: at once, when its start has come, or when extensions have answered. */
export interface Beginning {
  readonly packageGone: boolean
  /** False where a rule assigns, and does not take the person any more or is not followed any more. */
  readonly takenByRule: boolean
  /** Whether the person can sign in. */
  readonly enabled: boolean
  readonly hasAssignment: boolean
  /** The names of packages and groups that do not go together with this package, and that the person has. */
  readonly conflicts: readonly string[]
  readonly terms: PolicyTerms
  readonly at: Date
}

/** Every reason why access that was approved does not begin after all: the request is closed with the sentence. */
export const objectionsToBeginning: readonly Objection<Beginning>[] = [
  {
    code: 'packageGone',
    kind: 'conflict',
    says: 'The access package was deleted, or is being retired, so that the access does not begin.',
    when: ({ packageGone }) => packageGone,
  },
  {
    code: 'ruleLetGo',
    kind: 'conflict',
    says: 'The rule that assigns this access package does not take the person any more.',
    when: ({ takenByRule }) => !takenByRule,
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
