import { applicationAssignmentSources } from '@latchkey/core/applications/application'
import type { ApplicationId, AppRoleId, GroupId, Id, UserId } from '@latchkey/core/ids'
import { sql } from 'drizzle-orm'
import { count, flag, id, index, instant, oneOf, table, text, uniqueIndex } from '../columns.ts'
import { groups, users } from './directory.ts'

/** Applications that people open from My Apps. */
export const applications = table(
  'applications',
  {
    id: id<ApplicationId>().primaryKey(),
    displayName: text().notNull(),
    description: text().notNull(),
    /** Where it opens: an https address (http on loopback). */
    homepageUrl: text().notNull(),
    publisher: text().notNull(),
    category: text().notNull(),
    enabled: flag().notNull(),
    visible: flag().notNull(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [index('applications_by_name').on(t.displayName, t.id)],
)

/** The roles that an application knows; one without any has the Default Access role. */
export const appRoles = table(
  'app_roles',
  {
    id: id<AppRoleId>().primaryKey(),
    applicationId: id<ApplicationId>()
      .notNull()
      .references(() => applications.id),
    value: text().notNull(),
    displayName: text().notNull(),
  },
  (t) => [uniqueIndex('app_roles_value').on(t.applicationId, t.value)],
)

/** Who owned which application, and when. */
export const applicationOwners = table(
  'application_owners',
  {
    id: id<Id<'applicationOwner'>>().primaryKey(),
    applicationId: id<ApplicationId>()
      .notNull()
      .references(() => applications.id),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('application_owners_live').on(t.applicationId, t.userId).where(sql`${t.endsAt} is null`),
    index('application_owners_by_user').on(t.userId),
    index('application_owners_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)

/** Which user or group has an application in which role, when, and by what. Exactly one of user and group is set. */
export const applicationAssignments = table(
  'application_assignments',
  {
    id: id<Id<'applicationAssignment'>>().primaryKey(),
    applicationId: id<ApplicationId>()
      .notNull()
      .references(() => applications.id),
    appRoleId: id<AppRoleId>()
      .notNull()
      .references(() => appRoles.id),
    userId: id<UserId>().references(() => users.id),
    groupId: id<GroupId>().references(() => groups.id),
    source: oneOf(applicationAssignmentSources).notNull(),
    sourceId: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('application_assignments_live_user')
      .on(t.applicationId, t.userId, t.appRoleId, t.source, t.sourceId)
      .where(sql`${t.endsAt} is null and ${t.userId} is not null`),
    uniqueIndex('application_assignments_live_group')
      .on(t.applicationId, t.groupId, t.appRoleId, t.source, t.sourceId)
      .where(sql`${t.endsAt} is null and ${t.groupId} is not null`),
    index('application_assignments_by_user').on(t.userId),
    index('application_assignments_by_group').on(t.groupId),
    index('application_assignments_by_source').on(t.sourceId),
  ],
)
