import type { Objection } from '../objection.ts'
import { after, days, reached } from '../time.ts'
import type { PolicyTerms } from './policy.ts'

/** States of an assignment (Microsoft Graph, accessPackageAssignmentState). */
export const assignmentStates = ['delivering', 'delivered', 'partiallyDelivered', 'deliveryFailed', 'expired'] as const

/** The state of an assignment. */
export type AssignmentState = (typeof assignmentStates)[number]

/** How the states are told. */
export const assignmentStateTitles: Record<AssignmentState, string> = {
  delivering: 'Being delivered',
  delivered: 'Active',
  partiallyDelivered: 'Partly delivered',
  deliveryFailed: 'Delivery failed',
  expired: 'Ended',
}

/** Why an assignment ended. */
export const assignmentEndReasons = [
  'expired',
  'givenBack',
  'endedByAdmin',
  'endedByManager',
  'approvalRevoked',
  'leftScope',
  'packageRetired',
  'leftOrganization',
] as const

/** The reason of an ended assignment. */
export type AssignmentEndReason = (typeof assignmentEndReasons)[number]

/** How the reasons are told. */
export const endReasonTitles: Record<AssignmentEndReason, string> = {
  expired: 'Its time was over',
  givenBack: 'Given back',
  endedByAdmin: 'Ended by an administrator',
  endedByManager: 'Ended by the manager',
  approvalRevoked: 'An approver took the approval back',
  leftScope: 'The policy does not reach this person any more',
  packageRetired: 'The access package was retired',
  leftOrganization: 'The person left the organization',
}

/** Reasons for which an end can be planned for a later instant than now, besides the expiry. */
export const plannedEndReasons = ['leftScope', 'packageRetired'] as const satisfies readonly AssignmentEndReason[]

/** When an assignment ends by itself: at its expiry, or sooner where an end was planned for another reason; null means never. */
export function endOf(assignment: { readonly expiresAt: Date | null; readonly removeAt: Date | null }): Date | null {
  const { expiresAt, removeAt } = assignment
  if (expiresAt === null || removeAt === null) return expiresAt ?? removeAt
  return new Date(Math.min(expiresAt.getTime(), removeAt.getTime()))
}

/** The end of an assignment. */
export interface Ending {
  readonly endsAt: Date | null
  /** When it ends by itself. */
  readonly due: Date | null
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
    when: ({ reason, due, at }) => reason === 'expired' && !reached(due, at),
  },
]

/** Every reason why nobody ends access by hand, whoever they are. */
export const objectionsToEndingByHand: readonly Objection<{
  /** The policy whose rule assigns the access and takes its holder now. */
  readonly ruleOf: string | undefined
}>[] = [
  {
    code: 'assignedByRule',
    kind: 'conflict',
    says: ({ ruleOf }) =>
      `The rule of the policy “${ruleOf}” assigns this access and would give it again at once. Change the rule, or what it asks of the person.`,
    when: ({ ruleOf }) => ruleOf !== undefined,
  },
]

/** Every reason why a holder cannot give access back, besides that it has ended. */
export const objectionsToGivingBack: readonly Objection<Pick<PolicyTerms, 'mayGiveBack'>>[] = [
  {
    code: 'givingBackNotOffered',
    kind: 'conflict',
    says: 'Access under this policy is not given back by its holders. Ask the owner of the catalog to end it.',
    when: ({ mayGiveBack }) => !mayGiveBack,
  },
]

/** Every reason why a manager cannot act for a report who has access: extend it, or end it. */
export const objectionsToActingForReport: readonly Objection<Pick<PolicyTerms, 'onBehalf'>>[] = [
  {
    code: 'notForReports',
    kind: 'conflict',
    says: 'Under this policy managers do not act for their reports. Ask the owner of the catalog.',
    when: ({ onBehalf }) => !onBehalf,
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
