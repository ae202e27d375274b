import { type Actor, idOf } from '@latchkey/core/authorization/actor'
import type { Facts } from '@latchkey/core/authorization/may'
import type { SiteId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { siteAccess, sites } from '@latchkey/schema/tables/sites'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import type { RelationConditions } from '../visible.ts'

/** A site as it is stored. */
export type StoredSite = Readonly<typeof sites.$inferSelect>

/** A site that has not been deleted; refuses with notFound. */
export async function siteById(db: Queries, id: SiteId): Promise<StoredSite> {
  const [site] = await db
    .select()
    .from(sites)
    .where(and(eq(sites.id, id), isNull(sites.deletedAt)))
  if (!site) throw notFound('site')
  return site
}

/** The owners of a site now, each once. */
export async function siteOwnerIds(db: Queries, siteId: SiteId): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ userId: siteAccess.userId })
    .from(siteAccess)
    .where(and(eq(siteAccess.siteId, siteId), eq(siteAccess.role, 'owner'), isNull(siteAccess.endsAt)))
    .orderBy(asc(siteAccess.userId))
  return rows.map(({ userId }) => userId)
}

/** How people stand to a site. */
export const factsOfSite = async (db: Queries, siteId: SiteId): Promise<Facts> => ({
  owner: await siteOwnerIds(db, siteId),
})

/** The relations of the actor to sites, as conditions on their rows. Mirrors `factsOfSite`. */
export function sitesRelatedTo(db: Queries, actor: Actor): RelationConditions {
  const me = idOf(actor)
  if (me === null) return {}
  const owned = db
    .select({ siteId: siteAccess.siteId })
    .from(siteAccess)
    .where(and(eq(siteAccess.userId, me), eq(siteAccess.role, 'owner'), isNull(siteAccess.endsAt)))
  return { owner: inArray(sites.id, owned) }
}

/** Adds a site. */
export async function insertSite(tx: Transaction, site: typeof sites.$inferInsert): Promise<void> {
  await tx.insert(sites).values(site)
}

/** Keeps what changed of a site; the revision counts up. */
export async function saveSite(tx: Transaction, site: StoredSite, changes: Partial<StoredSite>): Promise<void> {
  await tx
    .update(sites)
    .set({ ...changes, revision: site.revision + 1 })
    .where(eq(sites.id, site.id))
}

/** Ends whatever access to a site, which is about to be deleted, there still is. */
export async function endSiteAccess(portal: Portal, tx: Transaction, siteId: SiteId): Promise<void> {
  await tx
    .update(siteAccess)
    .set({ endsAt: portal.now() })
    .where(and(eq(siteAccess.siteId, siteId), isNull(siteAccess.endsAt)))
}
