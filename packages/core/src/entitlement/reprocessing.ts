import type { Objection } from '../objection.ts'
import { after, days, reached } from '../time.ts'
import type { RequestState } from './request.ts'

/** For how many days a request that was not delivered whole can be tried again (Microsoft Graph; the pages of Microsoft Entra say 7). */
export const reprocessDays = 14

/** Somebody about to try the delivery of a request again. */
export interface Reprocessing {
  readonly state: RequestState
  readonly completedAt: Date | null
  /** Whether the access that it gave has ended. */
  readonly ended: boolean
  readonly at: Date
}

/** Every reason not to try the delivery of a request again, in the order a person should hear them. */
export const objectionsToReprocessing: readonly Objection<Reprocessing>[] = [
  {
    code: 'nothingToReprocess',
    kind: 'conflict',
    says: 'Nothing of this request waits to be delivered.',
    when: ({ state }) => state !== 'partiallyDelivered' && state !== 'deliveryFailed',
  },
  {
    code: 'assignmentEnded',
    kind: 'conflict',
    says: 'This access has ended already.',
    when: ({ ended }) => ended,
  },
  {
    code: 'reprocessTooLate',
    kind: 'conflict',
    says: `A request can be tried again within ${reprocessDays} days. Reprocess its assignment instead.`,
    when: ({ completedAt, at }) => completedAt !== null && reached(after(completedAt, days(reprocessDays)), at),
  },
]

/** Every reason not to apply again what an assignment gives. */
export const objectionsToReprocessingAssignment: readonly Objection<{ readonly ended: boolean }>[] = [
  {
    code: 'assignmentEnded',
    kind: 'conflict',
    says: 'This access has ended already.',
    when: ({ ended }) => ended,
  },
]

/** What bringing an access in line with its package came to. */
export interface Mended {
  /** Roles that were missing and are given now, in words. */
  readonly given: readonly string[]
  /** Roles that the package does not give any more and that were taken. */
  readonly taken: readonly string[]
  /** Roles that still cannot be given. */
  readonly failing: readonly string[]
}

/** What was mended, in one sentence. */
export function mendedInWords({ given, taken, failing }: Mended): string {
  const parts = [
    ...(given.length > 0 ? [`Given: ${given.join(', ')}.`] : []),
    ...(taken.length > 0 ? [`Taken away: ${taken.join(', ')}.`] : []),
    ...(failing.length > 0 ? [`Cannot be given yet: ${failing.join(', ')}.`] : []),
  ]
  return parts.length > 0 ? parts.join(' ') : 'Nothing was missing.'
}
