import type { GroupId, PolicyId, UserId } from '../ids.ts'
import { after, days } from '../time.ts'

/** Who a policy lets request (Microsoft Graph, allowedTargetScope). */
export const targetScopes = ['notSpecified', 'specificDirectoryUsers', 'allMemberUsers', 'allDirectoryUsers'] as const

/** The scope of a policy. */
export type TargetScope = (typeof targetScopes)[number]

/** How the scopes are called on pages. */
export const targetScopeTitles: Record<TargetScope, string> = {
  notSpecified: 'Nobody (administrators assign directly)',
  specificDirectoryUsers: 'Specific users and groups',
  allMemberUsers: 'All members, no guests',
  allDirectoryUsers: 'All users, guests included',
}

/** Which scope goes first when several policies let the same person request (Microsoft Entra: policy priority). */
const priority: Record<TargetScope, number> = {
  specificDirectoryUsers: 1,
  allMemberUsers: 2,
  allDirectoryUsers: 3,
  notSpecified: 9,
}

/** A named source of approvers (Microsoft Graph, subjectSet). */
export type ApproverSet =
  | { readonly kind: 'requestorManager' }
  | { readonly kind: 'singleUser'; readonly userId: UserId }
  | { readonly kind: 'groupMembers'; readonly groupId: GroupId }

/** One stage of approval: one approval by anybody in it moves the request on, one denial ends it. */
export interface ApprovalStage {
  readonly approvers: readonly ApproverSet[]
  /** Asked where the approvers come to nobody who can decide. */
  readonly fallbackApprovers: readonly ApproverSet[]
  /** The stage lapses after so many days, and the request with it. */
  readonly daysBeforeAutomaticDenial: number
  readonly approverJustificationRequired: boolean
}

/** When an assignment ends by itself (Microsoft Graph, expirationPattern). */
export type Expiration =
  | { readonly type: 'noExpiration' }
  | { readonly type: 'afterDuration'; readonly days: number }
  | { readonly type: 'afterDateTime'; readonly at: string }

/** What a policy asks and gives. A request keeps the terms that it was submitted under. */
export interface PolicyTerms {
  readonly stages: readonly ApprovalStage[]
  readonly requestorJustificationRequired: boolean
  readonly expiration: Expiration
  /** Whether the requestor may ask for a shorter time than the policy gives. */
  readonly allowCustomDuration: boolean
}

/** The most stages that a policy can have (Microsoft Entra). */
export const mostStages = 3

/** The longest duration of an assignment, in days (Microsoft Entra). */
export const longestDuration = 3660

/** Longest and shortest time that a stage may take, in days. */
export const stageDays = { min: 1, max: 90 } as const

/** What decides whether a policy lets a person request. */
export interface PolicyDoor {
  readonly id: PolicyId
  readonly allowedTargetScope: TargetScope
  readonly enabled: boolean
}

/** A person who would like to request. */
export interface Candidate {
  readonly userType: 'member' | 'guest'
  /** The policies of the specific scope that name this person or a group that they are in. */
  readonly namedBy: ReadonlySet<PolicyId>
}

/** Whether a policy is open to a person now. */
export function opensTo(policy: PolicyDoor, person: Candidate): boolean {
  if (!policy.enabled) return false
  switch (policy.allowedTargetScope) {
    case 'notSpecified':
      return false
    case 'specificDirectoryUsers':
      return person.namedBy.has(policy.id)
    case 'allMemberUsers':
      return person.userType === 'member'
    case 'allDirectoryUsers':
      return true
  }
}

/** The policies that a person may choose from: those of the first scope, in order of priority, that is open to them. */
export function applicablePolicies<Policy extends PolicyDoor>(
  policies: readonly Policy[],
  person: Candidate,
): readonly Policy[] {
  const open = policies.filter((policy) => opensTo(policy, person))
  const first = Math.min(...open.map((policy) => priority[policy.allowedTargetScope]))
  return open.filter((policy) => priority[policy.allowedTargetScope] === first)
}

/**
 * When an assignment that starts at `start` ends by itself; null means never. A shorter time that was asked for counts where the
 * policy allows it, and never makes it longer.
 */
export function expiryOf(terms: PolicyTerms, start: Date, requestedDays: number | null): Date | null {
  const limit = limitOf(terms.expiration, start)
  if (requestedDays === null || !terms.allowCustomDuration) return limit
  const wish = after(start, days(requestedDays))
  return limit === null || wish < limit ? wish : limit
}

function limitOf(expiration: Expiration, start: Date): Date | null {
  switch (expiration.type) {
    case 'noExpiration':
      return null
    case 'afterDuration':
      return after(start, days(expiration.days))
    case 'afterDateTime':
      return new Date(expiration.at)
  }
}

/** The longest access that a requestor can ask for, in days; null means without end. */
export function longestRequest(terms: PolicyTerms, start: Date): number | null {
  const limit = limitOf(terms.expiration, start)
  return limit === null ? null : Math.max(0, Math.floor((limit.getTime() - start.getTime()) / days(1)))
}
