import type { Objection } from '../objection.ts'
import { after, days, reached } from '../time.ts'

/** States of an assignment (Microsoft Graph, accessPackageAssignmentState). */
export const assignmentStates = ['delivered', 'expired'] as const

/** Why an assignment ended. */
export const assignmentEndReasons = ['expired', 'givenBack', 'endedByAdmin'] as const

/** The reason of an ended assignment. */
export type AssignmentEndReason = (typeof assignmentEndReasons)[number]

/** How the reasons are told. */
export const endReasonTitles: Record<AssignmentEndReason, string> = {
  expired: 'Its time was over',
  givenBack: 'Given back',
  endedByAdmin: 'Ended by an administrator',
}

/** The end of an assignment. */
export interface Ending {
  readonly endsAt: Date | null
  readonly expiresAt: Date | null
  readonly reason: AssignmentEndReason
  readonly at: Date
}

/** Every reason not to end an assignment. */
export const objectionsToEnding: readonly Objection<Ending>[] = [
  {
    code: 'assignmentEnded',
    kind: 'conflict',
    says: 'This access has ended already.',
    when: ({ endsAt }) => endsAt !== null,
  },
  {
    code: 'notExpired',
    kind: 'conflict',
    says: 'The time of this access is not over yet.',
    when: ({ reason, expiresAt, at }) => reason === 'expired' && !reached(expiresAt, at),
  },
]

/** How many days before the end a holder is told (Microsoft Entra: 14 days and 1 day). */
export const notices = [14, 1] as const

/**
 * The notice that is due now, in days before the end; null where none is. Each is due once, the earlier one is skipped where the later one is due
 * already, and none is due for access that was shorter than the notice from the start.
 */
export function noticeDue(
  assignment: { readonly startsAt: Date; readonly expiresAt: Date | null; readonly noticeDays: number | null },
  now: Date,
): number | null {
  const { startsAt, expiresAt, noticeDays } = assignment
  if (expiresAt === null || reached(expiresAt, now)) return null
  const due = notices
    .filter((notice) => {
      const from = after(expiresAt, -days(notice))
      return reached(from, now) && from > startsAt
    })
    .at(-1)
  return due === undefined || (noticeDays !== null && noticeDays <= due) ? null : due
}
