import type { ExtensionId, GroupId, PolicyId, UserId } from '../ids.ts'
import { after, days, hours, reached } from '../time.ts'
import type { CalloutStage } from './callout.ts'
import type { Question } from './question.ts'

/** Who a policy lets request (Microsoft Graph, allowedTargetScope). */
export const targetScopes = [
  'notSpecified',
  'specificDirectoryUsers',
  'specificConnectedOrganizationUsers',
  'allMemberUsers',
  'allDirectoryUsers',
  'allConfiguredConnectedOrganizationUsers',
  'allExternalUsers',
] as const

/** The scope of a policy. */
export type TargetScope = (typeof targetScopes)[number]

/** Whether a policy of this scope names who may request. */
export const namesTargets = (scope: TargetScope): boolean =>
  scope === 'specificDirectoryUsers' || scope === 'specificConnectedOrganizationUsers'

/** How the scopes are called on pages. */
export const targetScopeTitles: Record<TargetScope, string> = {
  notSpecified: 'Nobody (administrators assign directly)',
  specificDirectoryUsers: 'Specific users and groups',
  specificConnectedOrganizationUsers: 'Guests of specific connected organizations',
  allMemberUsers: 'All members, no guests',
  allDirectoryUsers: 'All users, guests included',
  allConfiguredConnectedOrganizationUsers: 'Guests of all connected organizations',
  allExternalUsers: 'All guests',
}

/** Which scope goes first when several policies let the same person request (Microsoft Entra: policy priority). */
export const policyPriority: Record<TargetScope, number> = {
  specificDirectoryUsers: 1,
  specificConnectedOrganizationUsers: 1,
  allMemberUsers: 2,
  allDirectoryUsers: 3,
  allConfiguredConnectedOrganizationUsers: 4,
  allExternalUsers: 4,
  notSpecified: 9,
}

/** Why a policy of this scope is open to somebody: to the person who reads it, or to a report of theirs. */
export function whyOpen(scope: TargetScope, reader: 'oneself' | 'manager'): string {
  const [you, come] = reader === 'oneself' ? ['you', 'you come from'] : ['this person', 'this person comes from']
  switch (scope) {
    case 'specificDirectoryUsers':
      return `It names ${you}, or a group that ${reader === 'oneself' ? 'you are' : 'this person is'} in.`
    case 'specificConnectedOrganizationUsers':
      return `It names the organization that ${come}.`
    case 'allMemberUsers':
      return 'It is for all members of the organization.'
    case 'allDirectoryUsers':
      return 'It is for everybody, guests included.'
    case 'allConfiguredConnectedOrganizationUsers':
      return 'It is for the guests of all connected organizations.'
    case 'allExternalUsers':
      return 'It is for all guests.'
    case 'notSpecified':
      return 'It is for nobody.'
  }
}

/** A named source of approvers (Microsoft Graph, subjectSet). */
export type ApproverSet =
  /** The manager of who is to have the access, or with level 2 the manager's manager. */
  | { readonly kind: 'requestorManager'; readonly level?: 1 | 2 }
  | { readonly kind: 'singleUser'; readonly userId: UserId }
  | { readonly kind: 'groupMembers'; readonly groupId: GroupId }
  | { readonly kind: 'catalogOwners' }
  /** The owners of the groups, applications and sites that the package gives. */
  | { readonly kind: 'resourceOwners' }
  /** Employees who answer for the organization that a guest comes from. */
  | { readonly kind: 'internalSponsors' }
  /** Guests who answer for their own organization. */
  | { readonly kind: 'externalSponsors' }

/** Whom an approver set that needs no choice is called on pages. */
export const approverSetTitles: Record<Exclude<ApproverSet['kind'], 'singleUser' | 'groupMembers'>, string> = {
  requestorManager: 'The manager',
  catalogOwners: 'The owners of the catalog',
  resourceOwners: 'The owners of the resources',
  internalSponsors: 'The internal sponsors of the organization',
  externalSponsors: 'The external sponsors of the organization',
}

/** How many of those who are asked have to approve before a stage is done: a number, or all of them. One denial always ends the request. */
export type Quorum = number | 'all'

/** Whether a requestor sees the names of the approvers; `default` follows the setting of the organization (Microsoft Graph). */
export const visibilities = ['default', 'visible', 'notVisible'] as const

/** Whether a requestor sees the approvers of a stage. */
export type ApproverVisibility = (typeof visibilities)[number]

/** Whether a requestor sees the approvers of a stage, in an organization that does or does not show them otherwise. */
export const showsApprovers = (visibility: ApproverVisibility, approversVisible: boolean): boolean =>
  visibility === 'default' ? approversVisible : visibility === 'visible'

/** Others who are asked besides, once a stage has waited for so many days (Microsoft Graph, escalationApprovers). */
export interface Escalation {
  readonly afterDays: number
  readonly alternates: readonly ApproverSet[]
  /** Asked where the alternates come to nobody who can decide. */
  readonly fallbackAlternates: readonly ApproverSet[]
}

/** One stage of approval. */
export interface ApprovalStage {
  readonly approvers: readonly ApproverSet[]
  /** Asked where the approvers come to nobody who can decide. */
  readonly fallbackApprovers: readonly ApproverSet[]
  readonly quorum: Quorum
  /** The stage lapses after so many days, and the request with it. */
  readonly daysBeforeAutomaticDenial: number
  readonly approverJustificationRequired: boolean
  readonly escalation: Escalation | null
  readonly visibility: ApproverVisibility
}

/** When an assignment ends by itself (Microsoft Graph, expirationPattern). */
export type Expiration =
  | { readonly type: 'noExpiration' }
  | { readonly type: 'afterDuration'; readonly days: number }
  | { readonly type: 'afterHours'; readonly hours: number }
  | { readonly type: 'afterDateTime'; readonly at: string }

/** Whether holders may ask for more time, and whether that goes through the stages of approval once more. */
export const extensionModes = ['none', 'withoutApproval', 'withApproval'] as const

/** How more time is asked for. */
export type ExtensionMode = (typeof extensionModes)[number]

/** A custom extension that is called at a stage in the life of a request or an assignment. */
export interface CalloutRule {
  readonly stage: CalloutStage
  readonly extensionId: ExtensionId
}

/** What a policy asks and gives. A request keeps the terms that it was submitted under. */
export interface PolicyTerms {
  readonly stages: readonly ApprovalStage[]
  readonly requestorJustificationRequired: boolean
  /** What requestors are asked, in this order. */
  readonly questions: readonly Question[]
  readonly expiration: Expiration
  /** Whether the requestor may choose a later start and a shorter time than the policy gives (Microsoft Graph, allowCustomAssignmentSchedule). */
  readonly allowCustomDuration: boolean
  readonly extension: ExtensionMode
  /** Whether holders may give the access back themselves. */
  readonly mayGiveBack: boolean
  /** Whether managers may request for their direct reports, and extend and end what those have. */
  readonly onBehalf: boolean
  /** Whether holders get mail about their assignment. */
  readonly notifies: boolean
  readonly callouts: readonly CalloutRule[]
}

/** The least that a policy says: nobody approves, nothing is asked, it lasts for ever, no extras. What a builder or a form starts from. */
export const plainTerms: PolicyTerms = {
  stages: [],
  requestorJustificationRequired: false,
  questions: [],
  expiration: { type: 'noExpiration' },
  allowCustomDuration: false,
  extension: 'none',
  mayGiveBack: true,
  onBehalf: false,
  notifies: true,
  callouts: [],
}

/** The least that a stage says: nobody is named yet, one approval within 14 days (Microsoft Entra's default) is enough. */
export const plainStage: ApprovalStage = {
  approvers: [],
  fallbackApprovers: [],
  quorum: 1,
  daysBeforeAutomaticDenial: 14,
  approverJustificationRequired: false,
  escalation: null,
  visibility: 'default',
}

/** The most stages that a policy can have (Microsoft Entra). */
export const mostStages = 3

/** The longest duration of an assignment, in days (Microsoft Entra). */
export const longestDuration = 3660

/** Longest and shortest time that a stage may take, in days. */
export const stageDays = { min: 1, max: 90 } as const

/** A stage is passed on after a day at the earliest, and only where it has at least four days (Microsoft Entra). */
export const escalationDays = { min: 1, leastStageDays: 4 } as const

/** What decides whether a policy lets a person request. */
export interface PolicyDoor {
  readonly id: PolicyId
  readonly allowedTargetScope: TargetScope
  readonly enabled: boolean
  /** The rule of a policy that assigns by itself; nobody requests under such a policy. */
  readonly membershipRule: string | null
}

/** A person who would like to request. */
export interface Candidate {
  readonly userType: 'member' | 'guest'
  /** The policies of a specific scope that name this person, a group that they are in, or the organization that they come from. */
  readonly namedBy: ReadonlySet<PolicyId>
  /** Whether a guest comes from a connected organization that is configured. */
  readonly connected: boolean
}

/** Whether a policy is open to a person now. */
export function opensTo(policy: PolicyDoor, person: Candidate): boolean {
  if (!policy.enabled || policy.membershipRule !== null) return false
  const guest = person.userType === 'guest'
  switch (policy.allowedTargetScope) {
    case 'notSpecified':
      return false
    case 'specificDirectoryUsers':
      return person.namedBy.has(policy.id)
    case 'specificConnectedOrganizationUsers':
      return guest && person.namedBy.has(policy.id)
    case 'allMemberUsers':
      return !guest
    case 'allDirectoryUsers':
      return true
    case 'allConfiguredConnectedOrganizationUsers':
      return guest && person.connected
    case 'allExternalUsers':
      return guest
  }
}

/** The policies that a person may choose from: those of the first scope, in order of priority, that is open to them. */
export function applicablePolicies<Policy extends PolicyDoor>(
  policies: readonly Policy[],
  person: Candidate,
): readonly Policy[] {
  return thoseFirst(policies.filter((policy) => opensTo(policy, person)))
}

/** Of policies that are open to somebody, those of the first scope in order of priority. */
export function thoseFirst<Policy extends PolicyDoor>(open: readonly Policy[]): readonly Policy[] {
  const first = Math.min(...open.map((policy) => policyPriority[policy.allowedTargetScope]))
  return open.filter((policy) => policyPriority[policy.allowedTargetScope] === first)
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
    case 'afterHours':
      return after(start, hours(expiration.hours))
    case 'afterDateTime':
      return new Date(expiration.at)
  }
}

/** Whether access under these terms that starts at `start` would be over at once. */
export const overAtOnce = (terms: PolicyTerms, start: Date): boolean => reached(limitOf(terms.expiration, start), start)

/** The longest access that a requestor can ask for, in whole days; null means without end. */
export function longestRequest(terms: PolicyTerms, start: Date): number | null {
  const limit = limitOf(terms.expiration, start)
  return limit === null ? null : Math.max(0, Math.floor((limit.getTime() - start.getTime()) / days(1)))
}
