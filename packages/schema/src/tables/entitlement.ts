import { assignmentEndReasons, assignmentStates } from '@latchkey/core/entitlement/assignment'
import { catalogStates } from '@latchkey/core/entitlement/catalog'
import { type PolicyTerms, targetScopes } from '@latchkey/core/entitlement/policy'
import { requestStates, requestTypes, verdicts } from '@latchkey/core/entitlement/request'
import { resourceKinds } from '@latchkey/core/entitlement/resource'
import type {
  AccessPackageId,
  AssignmentId,
  CatalogId,
  GroupId,
  Id,
  PolicyId,
  RequestId,
  UserId,
} from '@latchkey/core/ids'
import { sql } from 'drizzle-orm'
import { count, document, flag, id, index, instant, oneOf, table, text, uniqueIndex } from '../columns.ts'
import { groups, users } from './directory.ts'

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

/** Who owned which catalog, and when. */
export const catalogOwners = table(
  'catalog_owners',
  {
    id: id<Id<'catalogOwner'>>().primaryKey(),
    catalogId: id<CatalogId>()
      .notNull()
      .references(() => catalogs.id),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('catalog_owners_live').on(t.catalogId, t.userId).where(sql`${t.endsAt} is null`),
    index('catalog_owners_by_user').on(t.userId),
  ],
)

/** The groups and applications that a catalog may hand out. */
export const catalogResources = table(
  'catalog_resources',
  {
    id: id<Id<'catalogResource'>>().primaryKey(),
    catalogId: id<CatalogId>()
      .notNull()
      .references(() => catalogs.id),
    kind: oneOf(resourceKinds).notNull(),
    /** The group or application. */
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
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [
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
    /** `member` or `owner` of a group, or the id of an application's role. */
    roleId: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('package_resource_roles_live')
      .on(t.accessPackageId, t.kind, t.originId, t.roleId)
      .where(sql`${t.endsAt} is null`),
    index('package_resource_roles_by_origin').on(t.originId),
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
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [index('assignment_policies_by_package').on(t.accessPackageId)],
)

/** The users and groups that a policy of the scope `specificDirectoryUsers` names. Exactly one of user and group is set. */
export const policyTargets = table(
  'policy_targets',
  {
    id: id<Id<'policyTarget'>>().primaryKey(),
    policyId: id<PolicyId>()
      .notNull()
      .references(() => assignmentPolicies.id),
    userId: id<UserId>().references(() => users.id),
    groupId: id<GroupId>().references(() => groups.id),
  },
  (t) => [
    index('policy_targets_by_policy').on(t.policyId),
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
    /** The length of access that was asked for, in days; null means as long as the policy allows. */
    requestedDays: count(),
    /** The terms of the policy as they were at submission: later changes of the policy do not touch the request. */
    terms: document<PolicyTerms>().notNull(),
    /** The stage of the terms that is being decided, from 0; their number where all are done. */
    stage: count().notNull(),
    stageSince: instant().notNull(),
    /** When the present stage lapses. */
    stageDueAt: instant(),
    submittedAt: instant().notNull(),
    completedAt: instant(),
    assignmentId: id<AssignmentId>(),
    revision: count().notNull(),
  },
  (t) => [
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
    askedAt: instant().notNull(),
    /** Whether the stage is the present one of an open request. */
    waiting: flag().notNull(),
  },
  (t) => [
    uniqueIndex('request_approvers_stage').on(t.requestId, t.stage, t.userId),
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
    verdict: oneOf(verdicts).notNull(),
    reason: text().notNull(),
    decidedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('request_decisions_stage').on(t.requestId, t.stage),
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
  ],
)
