import type { Objection } from '../objection.ts'
import { reached } from '../time.ts'
import { objectionsToStart } from './asking.ts'
import { expiryOf, overAtOnce, type PolicyTerms } from './policy.ts'
import type { RequestTerms } from './request-terms.ts'

/** The most people whom an administrator assigns a package at once. */
export const mostAssigned = 500

/** What an administrator says once for everybody whom they are about to assign a package. */
export interface AssigningAll {
  readonly policyEnabled: boolean
  /** Whether the policy assigns by its rule. */
  readonly automatic: boolean
  readonly retiring: boolean
  /** How many people are on the list. */
  readonly people: number
  readonly terms: PolicyTerms
  /** When the access is to begin; null means at once. */
  readonly startsAt: Date | null
  /** When it is to end; null means as the policy says. */
  readonly endsAt: Date | null
  readonly at: Date
}

/** Every reason not to assign a package to anybody in this way, in the order a person should hear them. */
export const objectionsToAssigning: readonly Objection<AssigningAll>[] = [
  {
    code: 'packageRetiring',
    kind: 'conflict',
    says: 'This access package is being retired, so that nobody new gets it.',
    when: ({ retiring }) => retiring,
  },
  {
    code: 'policyOff',
    kind: 'conflict',
    field: 'policyId',
    says: 'This policy is off. Turn it on, or choose another.',
    when: ({ policyEnabled }) => !policyEnabled,
  },
  {
    code: 'policyAssignsItself',
    kind: 'conflict',
    field: 'policyId',
    says: 'This policy assigns by its rule. Choose another.',
    when: ({ automatic }) => automatic,
  },
  {
    code: 'answersForOneOnly',
    kind: 'invalid',
    field: 'people',
    says: 'This policy has questions that must be answered for each person. Assign it to one person at a time.',
    when: ({ people, terms }) => people > 1 && terms.questions.some(({ required }) => required),
  },
  ...objectionsToStart,
  {
    code: 'endBeforeStart',
    kind: 'invalid',
    field: 'endsAt',
    says: 'The access would end before it begins. Choose a later end.',
    when: ({ startsAt, endsAt, at }) => reached(endsAt, startsAt ?? at),
  },
  {
    code: 'endBeyondPolicy',
    kind: 'invalid',
    field: 'endsAt',
    says: 'The policy lets the access end sooner. Choose an earlier end, or leave it empty.',
    when: ({ startsAt, endsAt, terms, at }) => {
      const latest = expiryOf(terms, startsAt ?? at, null)
      return endsAt !== null && latest !== null && endsAt > latest
    },
  },
  {
    code: 'policyEnded',
    kind: 'conflict',
    field: 'policyId',
    says: 'Access under this policy has ended. Choose another, or change when it ends.',
    when: ({ terms, startsAt, at }) => overAtOnce(terms, startsAt ?? at),
  },
]

/** How one of those stands whom an administrator is about to assign a package. */
export interface AssigningOne {
  readonly enabled: boolean
  readonly hasAssignment: boolean
  readonly hasOpenRequest: boolean
  /** Whether the policy reaches the person, or need not: it is for administrators alone, or the actor may pass over its scope. */
  readonly inScope: boolean
  /** The names of packages and groups that do not go together with this package, and that the person has. */
  readonly conflicts: readonly string[]
}

/** Every reason not to assign a package to a person, in the order an administrator should hear them. */
export const objectionsToAssignee: readonly Objection<AssigningOne>[] = [
  {
    code: 'assigneeDisabled',
    kind: 'conflict',
    says: 'The account is disabled.',
    when: ({ enabled }) => !enabled,
  },
  {
    code: 'hasItAlready',
    kind: 'conflict',
    says: 'Has it already.',
    when: ({ hasAssignment }) => hasAssignment,
  },
  {
    code: 'askedAlready',
    kind: 'conflict',
    says: 'Has asked for it, and the request is still open. Decide or cancel that first.',
    when: ({ hasOpenRequest }) => hasOpenRequest,
  },
  {
    code: 'assigneeOutOfScope',
    kind: 'conflict',
    says: 'The policy does not reach this person.',
    when: ({ inScope }) => !inScope,
  },
  {
    code: 'assigneeIncompatible',
    kind: 'conflict',
    says: ({ conflicts }) => `Does not go together with ${conflicts.join(', ')}.`,
    when: ({ conflicts }) => conflicts.length > 0,
  },
]

/** The terms of a direct assignment: those of the policy, with the end that the administrator chose. */
export const termsOfAssigning = (terms: PolicyTerms, endsAt: Date | null): RequestTerms =>
  endsAt === null
    ? terms
    : { ...terms, expiration: { type: 'afterDateTime', at: endsAt.toISOString() }, endChosen: true }
