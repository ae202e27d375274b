import { roleNames } from '@latchkey/core/authorization/roles'
import { groupKinds, membershipSources, ruleStates } from '@latchkey/core/directory/group'
import { userTypes } from '@latchkey/core/directory/user'
import {
  connectedOrganizationStates,
  sponsorKinds,
  subjectLifecycles,
} from '@latchkey/core/entitlement/connected-organization'
import type { ConnectedOrganizationId, GroupId, Id, MembershipId, UserId } from '@latchkey/core/ids'
import { sql } from 'drizzle-orm'
import { count, document, flag, id, index, instant, oneOf, primaryKey, table, text, uniqueIndex } from '../columns.ts'

/** Other organizations, whose people come as guests. */
export const connectedOrganizations = table(
  'connected_organizations',
  {
    id: id<ConnectedOrganizationId>().primaryKey(),
    displayName: text().notNull(),
    description: text().notNull(),
    state: oneOf(connectedOrganizationStates).notNull(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [index('connected_organizations_by_name').on(t.displayName, t.id)],
)

/** The mail domains by which guests of a connected organization are known; each belongs to one. */
export const connectedOrganizationDomains = table(
  'connected_organization_domains',
  {
    /** In lower case: `contoso.example`. */
    domain: text().primaryKey(),
    connectedOrganizationId: id<ConnectedOrganizationId>()
      .notNull()
      .references(() => connectedOrganizations.id),
  },
  (t) => [index('connected_organization_domains_by_organization').on(t.connectedOrganizationId)],
)

/** Who answered for which connected organization, and when. */
export const connectedOrganizationSponsors = table(
  'connected_organization_sponsors',
  {
    id: id<Id<'sponsor'>>().primaryKey(),
    connectedOrganizationId: id<ConnectedOrganizationId>()
      .notNull()
      .references(() => connectedOrganizations.id),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    kind: oneOf(sponsorKinds).notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('connected_organization_sponsors_live')
      .on(t.connectedOrganizationId, t.kind, t.userId)
      .where(sql`${t.endsAt} is null`),
    index('connected_organization_sponsors_by_user').on(t.userId),
    index('connected_organization_sponsors_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)

/** People, with the property names of Microsoft Graph's user. */
export const users = table(
  'users',
  {
    id: id<UserId>().primaryKey(),
    userPrincipalName: text().notNull(),
    displayName: text().notNull(),
    givenName: text(),
    surname: text(),
    mail: text(),
    jobTitle: text(),
    department: text(),
    division: text(),
    companyName: text(),
    officeLocation: text(),
    mobilePhone: text(),
    employeeId: text(),
    employeeType: text(),
    employeeHireDate: text(),
    /** The last day (`YYYY-MM-DD`): when it is over the person leaves, and everything ends. */
    employeeLeaveDate: text(),
    /** When the person left; null while they are here. */
    leftAt: instant(),
    usageLocation: text(),
    preferredLanguage: text(),
    userType: oneOf(userTypes).notNull(),
    accountEnabled: flag().notNull(),
    managerId: id<UserId>(),
    /** The connected organization that a guest comes from, by the domain of their address. */
    connectedOrganizationId: id<ConnectedOrganizationId>().references(() => connectedOrganizations.id),
    /** When they last got another manager or organization, by which others decide for them; null where they never did. */
    relationsChangedAt: instant(),
    /** Whether a guest's account ends with their access. */
    subjectLifecycle: oneOf(subjectLifecycles).notNull().default('notDefined'),
    /** When a governed guest was blocked, because their last access had ended. */
    blockedAt: instant(),
    /** When the account was deleted. The row stays, so that history can be told. */
    deletedAt: instant(),
    /** What only membership rules read: city, extensionAttribute1, proxyAddresses, … by the names of Microsoft Graph. */
    attributes: document<Readonly<Record<string, string | readonly string[] | boolean>>>(),
    createdAt: instant().notNull(),
    revision: count().notNull(),
  },
  (t) => [
    uniqueIndex('users_principal_name').on(sql`lower(${t.userPrincipalName})`),
    uniqueIndex('users_employee_id').on(t.employeeId),
    index('users_by_name').on(t.displayName, t.id),
    index('users_by_manager').on(t.managerId),
    index('users_by_organization').on(t.connectedOrganizationId),
    index('users_leaving')
      .on(t.employeeLeaveDate)
      .where(sql`${t.leftAt} is null and ${t.employeeLeaveDate} is not null`),
    index('users_blocked').on(t.blockedAt).where(sql`${t.deletedAt} is null and ${t.blockedAt} is not null`),
    index('users_by_relations').on(t.relationsChangedAt).where(sql`${t.relationsChangedAt} is not null`),
    index('users_by_work').on(t.department, t.jobTitle),
    index('users_by_mail').on(sql`lower(${t.mail})`),
  ],
)

/** Who held which directory role, and when. */
export const roleAssignments = table(
  'role_assignments',
  {
    id: id<Id<'roleAssignment'>>().primaryKey(),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    role: oneOf(
      roleNames as unknown as readonly [(typeof roleNames)[number], ...(typeof roleNames)[number][]],
    ).notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('role_assignments_live').on(t.userId, t.role).where(sql`${t.endsAt} is null`),
    index('role_assignments_by_role').on(t.role),
    index('role_assignments_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)

/** Groups, security or Microsoft 365. A deleted group keeps its row, so that history can be told. */
export const groups = table(
  'groups',
  {
    id: id<GroupId>().primaryKey(),
    displayName: text().notNull(),
    description: text().notNull(),
    kind: oneOf(groupKinds).notNull(),
    mailNickname: text(),
    /** The rule that decides who is a member; null where members are chosen. */
    membershipRule: text(),
    ruleState: oneOf(ruleStates),
    /** When the rule last changed who is a member. */
    ruleChangedAt: instant(),
    /** Whether the licenses of this group reach the members of groups inside it. */
    licensesReachNested: flag().notNull().default(false),
    /** Whether members have the directory roles of the group; such a group is changed by Global Administrators only (Microsoft Entra). */
    isAssignableToRole: flag().notNull().default(false),
    /** Members of groups with a higher priority stand before others in line for a seat. */
    licensePriority: count().notNull().default(0),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [
    index('groups_by_name').on(t.displayName, t.id),
    uniqueIndex('groups_mail_nickname').on(sql`lower(${t.mailNickname})`).where(sql`${t.deletedAt} is null`),
  ],
)

/** Which directory role the members of a role-assignable group had, and when. */
export const groupRoles = table(
  'group_roles',
  {
    id: id<Id<'groupRole'>>().primaryKey(),
    groupId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
    role: oneOf(
      roleNames as unknown as readonly [(typeof roleNames)[number], ...(typeof roleNames)[number][]],
    ).notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('group_roles_live').on(t.groupId, t.role).where(sql`${t.endsAt} is null`),
    index('group_roles_by_role').on(t.role),
    index('group_roles_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)

/** Who owned which group, when, and by what. */
export const groupOwners = table(
  'group_owners',
  {
    id: id<Id<'groupOwner'>>().primaryKey(),
    groupId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    source: oneOf(membershipSources).notNull(),
    sourceId: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('group_owners_live').on(t.groupId, t.userId, t.source, t.sourceId).where(sql`${t.endsAt} is null`),
    index('group_owners_by_user').on(t.userId),
    index('group_owners_by_source').on(t.sourceId),
    index('group_owners_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)

/**
 * Who was a member of which group, when, and by what. One row per reason: a user may hold the same membership directly and through
 * an access package; ending one leaves the other.
 */
export const memberships = table(
  'memberships',
  {
    id: id<MembershipId>().primaryKey(),
    groupId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    source: oneOf(membershipSources).notNull(),
    /** The assignment of the access package, where the source is one; else empty. */
    sourceId: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('memberships_live').on(t.groupId, t.userId, t.source, t.sourceId).where(sql`${t.endsAt} is null`),
    index('memberships_by_user').on(t.userId),
    index('memberships_in_order').on(t.groupId, t.startsAt, t.id),
    index('memberships_by_source').on(t.sourceId),
    index('memberships_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)

/** Which group was inside which, and when. */
export const groupNestings = table(
  'group_nestings',
  {
    id: id<Id<'groupNesting'>>().primaryKey(),
    groupId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
    memberGroupId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('group_nestings_live').on(t.groupId, t.memberGroupId).where(sql`${t.endsAt} is null`),
    index('group_nestings_by_member').on(t.memberGroupId),
  ],
)

/** Every group that is inside another now, at any depth. Follows from the nestings and is written with them, so that a license finds its people in one step. */
export const groupReach = table(
  'group_reach',
  {
    groupId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
    insideId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.insideId] }), index('group_reach_by_inside').on(t.insideId)],
)
