import type { Objection } from '../objection.ts'
import { after, days, reached } from '../time.ts'
import { longestRequest, type PolicyTerms } from './policy.ts'

/** How far ahead the start of an access may lie, in days. */
export const longestLead = 365

/** Every reason not to accept the start that somebody chose for an access; null means at once. */
export const objectionsToStart: readonly Objection<{ readonly startsAt: Date | null; readonly at: Date }>[] = [
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
]

/** What is asked of whoever wants access, or more time. */
interface Wish {
  readonly terms: PolicyTerms | null
  readonly justification: string
  readonly requestedDays: number | null
  /** When the access is to begin; at once where it is left out. */
  readonly startsAt?: Date | null
  readonly at: Date
}

/** Whoever wants access, or more time, says why, where the policy asks. */
export const objectionsToReason: readonly Objection<Pick<Wish, 'terms' | 'justification'>>[] = [
  {
    code: 'justificationRequired',
    kind: 'invalid',
    field: 'justification',
    says: 'Say why you need this access.',
    when: ({ terms, justification }) => terms?.requestorJustificationRequired === true && justification.trim() === '',
  },
]

/** Every reason not to accept the length that somebody asks for; null means as long as the policy gives. */
export const objectionsToLength: readonly Objection<Omit<Wish, 'justification'>>[] = [
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
]
