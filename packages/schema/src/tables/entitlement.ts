import { approverParts } from '@latchkey/core/entitlement/approval'
import { assignmentEndReasons, assignmentStates, plannedEndReasons } from '@latchkey/core/entitlement/assignment'
import { catalogRoles, catalogStates } from '@latchkey/core/entitlement/catalog'
import { type PolicyTerms, targetScopes } from '@latchkey/core/entitlement/policy'
import type { Answer } from '@latchkey/core/entitlement/question'
import { requestStates, requestTypes, verdicts } from '@latchkey/core/entitlement/request'
import type { RequestTerms } from '@latchkey/core/entitlement/request-terms'
import { resourceKinds } from '@latchkey/core/entitlement/resource'
import type { ReviewSettings } from '@latchkey/core/entitlement/review-settings'
import type {
  AccessPackageId,
  AssignmentId,
  CatalogId,
  ConnectedOrganizationId,
  GroupId,
  Id,
  PolicyId,
  RequestId,
  UserId,
} from '@latchkey/core/ids'
import { sql } from 'drizzle-orm'
import { count, document, flag, id, index, instant, oneOf, table, text, uniqueIndex } from '../columns.ts'
import { connectedOrganizations, groups, users } from './directory.ts'

/** Containers of resources and access packages, run by their owners. */
export const catalogs = table(
  'catalogs',
  {
    id: id<CatalogId>().primaryKey(),
    displayName: text().notNull(),
    description: text().notNull(),
    state: oneOf(catalogStates).notNull(),
    isExternallyVisible: flag().notNull(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [index('catalogs_by_name').on(t.displayName, t.id)],
)

/** Who had which role in which catalog, and when. */
export const catalogRoleAssignments = table(
  'catalog_role_assignments',
  {
    id: id<Id<'catalogRoleAssignment'>>().primaryKey(),
    catalogId: id<CatalogId>()
      .notNull()
      .references(() => catalogs.id),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    role: oneOf(catalogRoles).notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('catalog_role_assignments_live').on(t.catalogId, t.role, t.userId).where(sql`${t.endsAt} is null`),
    index('catalog_role_assignments_by_user').on(t.userId),
    index('catalog_role_assignments_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)

/** The groups, applications and sites that a catalog may hand out. */
export const catalogResources = table(
  'catalog_resources',
  {
    id: id<Id<'catalogResource'>>().primaryKey(),
    catalogId: id<CatalogId>()
      .notNull()
      .references(() => catalogs.id),
    kind: oneOf(resourceKinds).notNull(),
    /** The group, application or site. */
    originId: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('catalog_resources_live').on(t.catalogId, t.kind, t.originId).where(sql`${t.endsAt} is null`),
    index('catalog_resources_by_origin').on(t.originId),
  ],
)

/** Bundles of resource roles that people request as one. */
export const accessPackages = table(
  'access_packages',
  {
    id: id<AccessPackageId>().primaryKey(),
    catalogId: id<CatalogId>()
      .notNull()
      .references(() => catalogs.id),
    displayName: text().notNull(),
    description: text().notNull(),
    isHidden: flag().notNull(),
    /** When everybody's assignment ends and the package with them; null unless it is being retired. */
    retiresAt: instant(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [
    index('access_packages_retiring').on(t.retiresAt).where(sql`${t.deletedAt} is null and ${t.retiresAt} is not null`),
    index('access_packages_by_name').on(t.displayName, t.id),
    index('access_packages_by_catalog').on(t.catalogId),
  ],
)

/** What a package gives: a role of a resource, and since when the package gives it. */
export const packageResourceRoles = table(
  'package_resource_roles',
  {
    id: id<Id<'resourceRole'>>().primaryKey(),
    accessPackageId: id<AccessPackageId>()
      .notNull()
      .references(() => accessPackages.id),
    kind: oneOf(resourceKinds).notNull(),
    originId: text().notNull(),
    /** `member` or `owner` of a group, a role of a site, or the id of an application's role. */
    roleId: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('package_resource_roles_live')
      .on(t.accessPackageId, t.kind, t.originId, t.roleId)
      .where(sql`${t.endsAt} is null`),
    index('package_resource_roles_by_origin').on(t.originId),
    index('package_resource_roles_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)

/** Packages that do not go together: who has the other cannot request the one. It holds in one direction (Microsoft Entra). */
export const incompatiblePackages = table(
  'incompatible_packages',
  {
    id: id<Id<'incompatiblePackage'>>().primaryKey(),
    accessPackageId: id<AccessPackageId>()
      .notNull()
      .references(() => accessPackages.id),
    incompatibleId: id<AccessPackageId>()
      .notNull()
      .references(() => accessPackages.id),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('incompatible_packages_live').on(t.accessPackageId, t.incompatibleId).where(sql`${t.endsAt} is null`),
    index('incompatible_packages_by_other').on(t.incompatibleId),
  ],
)

/** Groups that do not go together with a package: their members cannot request it. */
export const incompatibleGroups = table(
  'incompatible_groups',
  {
    id: id<Id<'incompatibleGroup'>>().primaryKey(),
    accessPackageId: id<AccessPackageId>()
      .notNull()
      .references(() => accessPackages.id),
    groupId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('incompatible_groups_live').on(t.accessPackageId, t.groupId).where(sql`${t.endsAt} is null`),
    index('incompatible_groups_by_group').on(t.groupId),
  ],
)

/** Who may request a package, who approves, and how long it lasts. */
export const assignmentPolicies = table(
  'assignment_policies',
  {
    id: id<PolicyId>().primaryKey(),
    accessPackageId: id<AccessPackageId>()
      .notNull()
      .references(() => accessPackages.id),
    displayName: text().notNull(),
    description: text().notNull(),
    allowedTargetScope: oneOf(targetScopes).notNull(),
    /** Whether new requests are taken. */
    enabled: flag().notNull(),
    terms: document<PolicyTerms>().notNull(),
    /** The rule of a policy that assigns by itself: whom it takes has the package. Null where people request. */
    membershipRule: text(),
    /** When the rule was last put to everybody. */
    ruleRunAt: instant(),
    /** Whether access ends when a person is not in the scope, or not taken by the rule, any more. */
    endsOutOfScope: flag().notNull().default(false),
    /** For how many hours access outlasts that. */
    graceHours: count().notNull().default(0),
    /** How access under the policy is reviewed; null where it is not. */
    reviewSettings: document<ReviewSettings>(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [
    index('assignment_policies_by_package').on(t.accessPackageId),
    index('assignment_policies_by_scope').on(t.allowedTargetScope).where(sql`${t.deletedAt} is null`),
    // At most one policy of a package assigns by itself (Microsoft Entra).
    uniqueIndex('assignment_policies_automatic')
      .on(t.accessPackageId)
      .where(sql`${t.deletedAt} is null and ${t.membershipRule} is not null`),
    index('assignment_policies_ending').on(t.id).where(sql`${t.deletedAt} is null and ${t.endsOutOfScope}`),
  ],
)

/** The users, groups and organizations that a policy of a specific scope names. Exactly one of the three is set. */
export const policyTargets = table(
  'policy_targets',
  {
    id: id<Id<'policyTarget'>>().primaryKey(),
    policyId: id<PolicyId>()
      .notNull()
      .references(() => assignmentPolicies.id),
    userId: id<UserId>().references(() => users.id),
    groupId: id<GroupId>().references(() => groups.id),
    connectedOrganizationId: id<ConnectedOrganizationId>().references(() => connectedOrganizations.id),
  },
  (t) => [
    index('policy_targets_by_policy').on(t.policyId),
    index('policy_targets_by_organization').on(t.connectedOrganizationId),
    index('policy_targets_by_user').on(t.userId),
    index('policy_targets_by_group').on(t.groupId),
  ],
)

/** Requests for access. Each keeps the terms under which it was submitted. */
export const assignmentRequests = table(
  'assignment_requests',
  {
    id: id<RequestId>().primaryKey(),
    requestType: oneOf(requestTypes).notNull(),
    accessPackageId: id<AccessPackageId>()
      .notNull()
      .references(() => accessPackages.id),
    policyId: id<PolicyId>()
      .notNull()
      .references(() => assignmentPolicies.id),
    requestorId: id<UserId>()
      .notNull()
      .references(() => users.id),
    targetId: id<UserId>()
      .notNull()
      .references(() => users.id),
    state: oneOf(requestStates).notNull(),
    /** What happened, in words, where the state alone does not say it. */
    status: text().notNull(),
    justification: text().notNull(),
    /** What was answered to the questions of the policy; an approver may have corrected some. */
    answers: document<readonly Answer[]>(),
    /** When the access is to begin; null means as soon as it is approved. */
    startsAt: instant(),
    /** The length of access that was asked for, in days; null means as long as the policy allows. */
    requestedDays: count(),
    /** The terms of the policy as they were at submission: later changes of the policy do not touch the request. */
    terms: document<RequestTerms>().notNull(),
    /** The stage of the terms that is being decided, from 0; their number where all are done. */
    stage: count().notNull(),
    stageSince: instant().notNull(),
    /** When the present stage lapses. */
    stageDueAt: instant(),
    /** When alternates are asked besides; null where none are, or they have been. */
    escalatesAt: instant(),
    /** When Latchkey next reminds those whom the present stage still waits for; null where it does not any more. */
    remindsAt: instant(),
    /** Since when the clock of the stage stands still, because an approver has asked something back. */
    pausedAt: instant(),
    /** When the requestor last reminded those who decide. */
    nudgedAt: instant(),
    submittedAt: instant().notNull(),
    completedAt: instant(),
    /** The access that it gave, or that it is to make longer. */
    assignmentId: id<AssignmentId>(),
    revision: count().notNull(),
  },
  (t) => [
    index('assignment_requests_by_state').on(t.state, t.submittedAt, t.id),
    index('assignment_requests_starting').on(t.startsAt).where(sql`${t.state} = 'scheduled'`),
    index('assignment_requests_escalating').on(t.escalatesAt).where(sql`${t.completedAt} is null`),
    index('assignment_requests_reminding').on(t.remindsAt).where(sql`${t.completedAt} is null`),
    index('assignment_requests_completed').on(t.completedAt, t.id),
    index('assignment_requests_by_policy').on(t.policyId),
    uniqueIndex('assignment_requests_open').on(t.targetId, t.accessPackageId).where(sql`${t.completedAt} is null`),
    index('assignment_requests_by_requestor').on(t.requestorId, t.submittedAt),
    index('assignment_requests_by_target').on(t.targetId),
    index('assignment_requests_by_package').on(t.accessPackageId, t.submittedAt),
    index('assignment_requests_by_time').on(t.submittedAt, t.id),
    index('assignment_requests_due').on(t.stageDueAt).where(sql`${t.completedAt} is null`),
  ],
)

/** Who is or was asked to decide a stage of a request, and whether it still waits for them. */
export const requestApprovers = table(
  'request_approvers',
  {
    id: id<Id<'requestApprover'>>().primaryKey(),
    requestId: id<RequestId>()
      .notNull()
      .references(() => assignmentRequests.id),
    stage: count().notNull(),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    /** Whose approval it would be, where somebody delegated theirs; null where it is their own. */
    forUserId: id<UserId>().references(() => users.id),
    part: oneOf(approverParts).notNull().default('primary'),
    askedAt: instant().notNull(),
    /** Whether the stage is the present one of an open request. */
    waiting: flag().notNull(),
  },
  (t) => [
    uniqueIndex('request_approvers_own_voice').on(t.requestId, t.stage, t.userId).where(sql`${t.forUserId} is null`),
    uniqueIndex('request_approvers_voice')
      .on(t.requestId, t.stage, t.userId, t.forUserId)
      .where(sql`${t.forUserId} is not null`),
    index('request_approvers_by_request').on(t.requestId, t.stage),
    index('request_approvers_by_principal').on(t.forUserId, t.waiting),
    index('request_approvers_by_user').on(t.userId, t.waiting),
  ],
)

/** What was decided on a stage, by whom, when and why. */
export const requestDecisions = table(
  'request_decisions',
  {
    id: id<Id<'requestDecision'>>().primaryKey(),
    requestId: id<RequestId>()
      .notNull()
      .references(() => assignmentRequests.id),
    stage: count().notNull(),
    /** Null where Latchkey decided: the stage lapsed, or nobody was left to decide. */
    userId: id<UserId>().references(() => users.id),
    /** For whom it was decided, where somebody had delegated it. */
    forUserId: id<UserId>().references(() => users.id),
    verdict: oneOf(verdicts).notNull(),
    reason: text().notNull(),
    decidedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('request_decisions_by_stage').on(t.requestId, t.stage, t.userId),
    index('request_decisions_by_user').on(t.userId, t.decidedAt),
  ],
)

/** Who has which package, from when to when, by which request. */
export const assignments = table(
  'assignments',
  {
    id: id<AssignmentId>().primaryKey(),
    accessPackageId: id<AccessPackageId>()
      .notNull()
      .references(() => accessPackages.id),
    policyId: id<PolicyId>()
      .notNull()
      .references(() => assignmentPolicies.id),
    targetId: id<UserId>()
      .notNull()
      .references(() => users.id),
    requestId: id<RequestId>().notNull(),
    state: oneOf(assignmentStates).notNull(),
    startsAt: instant().notNull(),
    /** When it is to end by itself; null means never. */
    expiresAt: instant(),
    /** When it is to end sooner, for another reason than its time; null where no such end is planned. */
    removeAt: instant(),
    removeReason: oneOf(plannedEndReasons),
    endsAt: instant(),
    endReason: oneOf(assignmentEndReasons),
    /** The last notice before the end that was sent, in days before it; null where none was. */
    noticeDays: count(),
  },
  (t) => [
    uniqueIndex('assignments_live').on(t.targetId, t.accessPackageId).where(sql`${t.endsAt} is null`),
    index('assignments_by_package').on(t.accessPackageId, t.startsAt),
    index('assignments_by_target').on(t.targetId),
    index('assignments_expiring').on(t.expiresAt).where(sql`${t.endsAt} is null`),
    index('assignments_removing').on(t.removeAt).where(sql`${t.endsAt} is null`),
    index('assignments_by_policy').on(t.policyId).where(sql`${t.endsAt} is null`),
    index('assignments_in_order').on(t.startsAt, t.id),
    index('assignments_undelivered').on(t.state).where(sql`${t.endsAt} is null and ${t.state} <> 'delivered'`),
  ],
)
