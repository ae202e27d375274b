import type { Objection } from '../objection.ts'
import { after, days, reached } from '../time.ts'

/** How far ahead a retirement can be planned, in days. */
export const longestRetirement = 365

/** A package that is about to be retired. */
export interface Retirement {
  readonly retiring: boolean
  readonly retiresAt: Date
  readonly at: Date
}

/** Every reason not to retire a package on a day. */
export const objectionsToRetirement: readonly Objection<Retirement>[] = [
  {
    code: 'alreadyRetiring',
    kind: 'conflict',
    says: 'This access package is being retired already. Call that off first to choose another day.',
    when: ({ retiring }) => retiring,
  },
  {
    code: 'retiresInPast',
    kind: 'invalid',
    field: 'retiresAt',
    says: 'This time is over. Choose a later one.',
    when: ({ retiresAt, at }) => reached(retiresAt, at),
  },
  {
    code: 'retiresTooFar',
    kind: 'invalid',
    field: 'retiresAt',
    says: `Choose a day within ${longestRetirement} days.`,
    when: ({ retiresAt, at }) => retiresAt > after(at, days(longestRetirement)),
  },
]

/** Every reason not to call a retirement off. */
export const objectionsToCallingOff: readonly Objection<{ readonly retiresAt: Date | null; readonly at: Date }>[] = [
  {
    code: 'notRetiring',
    kind: 'conflict',
    says: 'This access package is not being retired.',
    when: ({ retiresAt }) => retiresAt === null,
  },
  {
    code: 'retirementBegun',
    kind: 'conflict',
    says: 'The day of the retirement has come, so that access has ended already.',
    when: ({ retiresAt, at }) => reached(retiresAt, at),
  },
]
