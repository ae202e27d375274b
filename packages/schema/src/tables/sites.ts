import { siteRoles } from '@latchkey/core/entitlement/resource'
import type { Id, SiteId, UserId } from '@latchkey/core/ids'
import { sql } from 'drizzle-orm'
import { count, id, index, instant, oneOf, table, text, uniqueIndex } from '../columns.ts'
import { users } from './directory.ts'

/** Sites: places with an address and three roles, access to which is handed out by access packages. */
export const sites = table(
  'sites',
  {
    id: id<SiteId>().primaryKey(),
    displayName: text().notNull(),
    description: text().notNull(),
    url: text().notNull(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    revision: count().notNull(),
  },
  (t) => [index('sites_by_name').on(t.displayName, t.id)],
)

/** Who had which role in which site, when, and by which assignment of a package. */
export const siteAccess = table(
  'site_access',
  {
    id: id<Id<'siteAccess'>>().primaryKey(),
    siteId: id<SiteId>()
      .notNull()
      .references(() => sites.id),
    role: oneOf(siteRoles).notNull(),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    source: oneOf(['accessPackage', 'direct'] as const).notNull(),
    /** The assignment of the access package, where the source is one; else empty. */
    sourceId: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('site_access_live').on(t.siteId, t.role, t.userId, t.sourceId).where(sql`${t.endsAt} is null`),
    index('site_access_by_user').on(t.userId),
    index('site_access_by_source').on(t.sourceId),
    index('site_access_ended').on(t.endsAt).where(sql`${t.endsAt} is not null`),
  ],
)
