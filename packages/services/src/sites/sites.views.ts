import { may } from '@latchkey/core/authorization/may'
import type { SiteId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { objectionsToSiteDeletion, type SiteRole, siteRoleTitles } from '@latchkey/core/sites/site'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { siteAccess, sites } from '@latchkey/schema/tables/sites'
import { and, countDistinct, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import { type NamedPackage, packagesGiving } from '../directory/packages.store.ts'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import { type WhyNot, whyNot, whyObjected } from '../overview/why-not.ts'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { type Orders, type Sort, sorting } from '../sorting.ts'
import { within } from '../visible.ts'
import { factsOfSite, type StoredSite, siteById, sitesRelatedTo } from './sites.store.ts'

/** What sites can be sorted by. */
export const siteOrders = {
  name: [sites.displayName],
  created: [sites.createdAt, sites.displayName],
} satisfies Orders

/** What a list of sites is narrowed to, and sorted by. */
export interface SiteFilter {
  /** Part of the name, the description or the address. */
  readonly search?: string | null | undefined
  /** By name where it is left out. */
  readonly sort?: Sort<typeof siteOrders> | undefined
  /** How many at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
  readonly cursor?: string | null | undefined
}

/** A line in the list of sites. */
export interface SiteRow extends Pick<StoredSite, 'id' | 'displayName' | 'description' | 'url' | 'createdAt'> {
  /** How many people have a role in it, each once. */
  readonly people: number
}

/** The sites that the actor may read. */
export async function listSites(portal: Portal, filter: SiteFilter = {}): Promise<Page<SiteRow>> {
  const db = portal.db.read
  const { search } = filter
  const size = sizeOf(filter.size)
  const order = sorting(siteOrders, filter.sort ?? 'name', sites.id)
  const rows = await db
    .select({
      id: sites.id,
      displayName: sites.displayName,
      description: sites.description,
      url: sites.url,
      createdAt: sites.createdAt,
      sortedBy: order.values,
    })
    .from(sites)
    .where(
      and(
        isNull(sites.deletedAt),
        within(portal, 'site.read', sitesRelatedTo(db, portal.actor)),
        search
          ? or(contains(sites.displayName, search), contains(sites.description, search), contains(sites.url, search))
          : undefined,
        order.after(filter.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(size + 1)
  const page = order.page(rows, size)
  const people = await peopleOf(
    db,
    page.rows.map(({ id }) => id),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, people: people.get(row.id) ?? 0 })) }
}

async function peopleOf(db: Queries, ids: readonly SiteId[]): Promise<ReadonlyMap<SiteId, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: siteAccess.siteId, people: countDistinct(siteAccess.userId) })
    .from(siteAccess)
    .where(and(inArray(siteAccess.siteId, [...ids]), isNull(siteAccess.endsAt)))
    .groupBy(siteAccess.siteId)
  return new Map(rows.map(({ id, people }) => [id, people]))
}

/** Somebody with a role in a site, and the package that gives it. */
export interface SiteAccessRow {
  readonly id: string
  readonly userId: UserId
  readonly displayName: string
  readonly role: SiteRole
  readonly roleTitle: string
  /** Null where the role was given by hand. */
  readonly packageName: string | null
  readonly since: Date
}

/** Everything about one site. */
export interface SiteDetail {
  readonly site: StoredSite
  /** Who has a role in it now, the latest first. */
  readonly access: Page<SiteAccessRow>
  /** The access packages that give it and that the actor may read. */
  readonly packages: readonly NamedPackage[]
  readonly rights: { readonly update: WhyNot; readonly delete: WhyNot }
}

/** One site with who has access to it. Refuses with notFound. */
export async function siteDetail(portal: Portal, siteId: SiteId, cursor?: string | null): Promise<SiteDetail> {
  const db = portal.db.read
  const site = await siteById(db, siteId)
  const facts = await factsOfSite(db, site.id)
  if (!may(portal.actor, 'site.read', facts)) throw notFound('site')
  const visible = within(portal, 'accessPackage.read', inCatalogsOf(db, portal.actor, accessPackages.catalogId))
  const [access, packages, all] = await Promise.all([
    accessPage(db, site.id, cursor),
    packagesGiving(db, 'site', site.id, visible),
    packagesGiving(db, 'site', site.id),
  ])
  return {
    site,
    access,
    packages,
    rights: {
      update: whyNot(portal.actor, 'site.update', facts),
      delete:
        whyNot(portal.actor, 'site.delete', facts) ?? whyObjected(objectionsToSiteDeletion, { packages: all.length }),
    },
  }
}

async function accessPage(db: Queries, siteId: SiteId, cursor?: string | null): Promise<Page<SiteAccessRow>> {
  const rows = await db
    .select({
      id: siteAccess.id,
      userId: users.id,
      displayName: users.displayName,
      role: siteAccess.role,
      packageName: accessPackages.displayName,
      since: siteAccess.startsAt,
    })
    .from(siteAccess)
    .innerJoin(users, eq(users.id, siteAccess.userId))
    .leftJoin(assignments, eq(assignments.id, siteAccess.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(
      and(
        eq(siteAccess.siteId, siteId),
        isNull(siteAccess.endsAt),
        beforeInstant(siteAccess.startsAt, siteAccess.id, cursor),
      ),
    )
    .orderBy(desc(siteAccess.startsAt), desc(siteAccess.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, ({ since, id }) => cursorAt(since, id))
  return { ...page, rows: page.rows.map((row) => ({ ...row, roleTitle: siteRoleTitles[row.role] })) }
}

/** Why the one who acts cannot add sites. */
export const whyNotCreateSites = (portal: Portal): WhyNot => whyNot(portal.actor, 'site.create')
