import { may } from '@latchkey/core/authorization/may'
import type { CatalogState } from '@latchkey/core/entitlement/catalog'
import type { ResourceKind } from '@latchkey/core/entitlement/resource'
import { groupedBy } from '@latchkey/core/grouped'
import type { CatalogId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  catalogResources,
  catalogRoleAssignments,
  catalogs,
  packageResourceRoles,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, count, countDistinct, eq, inArray, isNull } from 'drizzle-orm'
import { type Page, sizeOf } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { type Orders, type Sort, sorting } from '../../sorting.ts'
import { mustReadSome, within } from '../../visible.ts'
import { factsOfCatalog, inCatalogsOf } from '../catalog-relations.store.ts'
import { catalogById, type StoredCatalog } from '../catalogs.store.ts'
import { type InCatalog, peopleInCatalog } from './catalog-roles.store.ts'
import { listPackagesForAdmin, type PackageRow } from './packages.views.ts'
import type { Named } from './people.store.ts'
import { resourceNames } from './resources.store.ts'

/** What catalogs can be sorted by. */
export const catalogOrders = { name: [catalogs.displayName] } satisfies Orders

/** Which catalogs a list shows, and in which order. */
export interface CatalogQuery {
  readonly search?: string | null | undefined
  /** By name where it is left out. */
  readonly sort?: Sort<typeof catalogOrders> | undefined
  /** How many at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
  readonly cursor?: string | null | undefined
}

/** A catalog in a list. */
export interface CatalogRow {
  readonly id: CatalogId
  readonly displayName: string
  readonly description: string
  readonly state: CatalogState
  readonly isExternallyVisible: boolean
  readonly packages: number
  readonly resources: number
  readonly owners: readonly Named[]
}

/** Catalogs: all of them, or those in which the person has a role. Who makes catalogs may look for theirs before there is one. */
export async function listCatalogs(portal: Portal, query: CatalogQuery = {}): Promise<Page<CatalogRow>> {
  if (!may(portal.actor, 'catalog.create')) mustReadSome(portal, 'catalog.read')
  const db = portal.db.read
  const size = sizeOf(query.size)
  const order = sorting(catalogOrders, query.sort ?? 'name', catalogs.id)
  const rows = await db
    .select({
      id: catalogs.id,
      displayName: catalogs.displayName,
      description: catalogs.description,
      state: catalogs.state,
      isExternallyVisible: catalogs.isExternallyVisible,
      sortedBy: order.values,
    })
    .from(catalogs)
    .where(
      and(
        isNull(catalogs.deletedAt),
        within(portal, 'catalog.read', inCatalogsOf(portal.db.read, portal.actor, catalogs.id)),
        query.search ? contains(catalogs.displayName, query.search) : undefined,
        order.after(query.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(size + 1)
  const page = order.page(rows, size)
  const ids = page.rows.map(({ id }) => id)
  const [packages, resources, owners] = await Promise.all([
    packageCounts(db, ids),
    resourceCounts(db, ids),
    ownersOf(db, ids),
  ])
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      packages: packages.get(row.id) ?? 0,
      resources: resources.get(row.id) ?? 0,
      owners: (owners.get(row.id) ?? []).map(({ id, displayName }) => ({ id, displayName })),
    })),
  }
}

async function packageCounts(db: Queries, ids: readonly CatalogId[]): Promise<ReadonlyMap<CatalogId, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ catalogId: accessPackages.catalogId, counted: count() })
    .from(accessPackages)
    .where(and(inArray(accessPackages.catalogId, [...ids]), isNull(accessPackages.deletedAt)))
    .groupBy(accessPackages.catalogId)
  return new Map(rows.map((row) => [row.catalogId, row.counted]))
}

async function resourceCounts(db: Queries, ids: readonly CatalogId[]): Promise<ReadonlyMap<CatalogId, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ catalogId: catalogResources.catalogId, counted: count() })
    .from(catalogResources)
    .where(and(inArray(catalogResources.catalogId, [...ids]), isNull(catalogResources.endsAt)))
    .groupBy(catalogResources.catalogId)
  return new Map(rows.map((row) => [row.catalogId, row.counted]))
}

async function ownersOf(db: Queries, ids: readonly CatalogId[]): Promise<ReadonlyMap<CatalogId, readonly Named[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ catalogId: catalogRoleAssignments.catalogId, id: users.id, displayName: users.displayName })
    .from(catalogRoleAssignments)
    .innerJoin(users, eq(users.id, catalogRoleAssignments.userId))
    .where(
      and(
        inArray(catalogRoleAssignments.catalogId, [...ids]),
        eq(catalogRoleAssignments.role, 'owner'),
        isNull(catalogRoleAssignments.endsAt),
      ),
    )
    .orderBy(asc(users.displayName), asc(users.id))
  return groupedBy(rows, ({ catalogId }) => catalogId)
}

/** A resource in a catalog. */
export interface CatalogResource {
  /** The id of its place in the catalog, which `remove-resource` takes. */
  readonly id: string
  readonly kind: ResourceKind
  readonly originId: string
  readonly name: string
  readonly since: Date
  /** How many packages of the catalog give it. */
  readonly packages: number
}

/** What the one who acts may do to a catalog. */
export interface CatalogRights {
  readonly update: boolean
  readonly delete: boolean
  readonly addRole: boolean
  readonly removeRole: boolean
  readonly addResource: boolean
  readonly removeResource: boolean
  readonly createPackage: boolean
}

/** Everything about one catalog. */
export interface CatalogDetail {
  readonly catalog: StoredCatalog
  /** Who has which role in it. */
  readonly people: readonly InCatalog[]
  readonly resources: readonly CatalogResource[]
  /** The first page of its packages. */
  readonly packages: Page<PackageRow>
  readonly may: CatalogRights
}

/** One catalog with the people, resources and packages. Refuses with notFound. */
export async function catalogDetail(portal: Portal, catalogId: CatalogId): Promise<CatalogDetail> {
  const db = portal.db.read
  const catalog = await catalogById(db, catalogId)
  const facts = await factsOfCatalog(db, catalogId)
  if (!may(portal.actor, 'catalog.read', facts)) throw notFound('catalog')
  const [people, resources, packages] = await Promise.all([
    peopleInCatalog(db, catalogId),
    resourcesOf(db, catalogId),
    listPackagesForAdmin(portal, { catalogId }),
  ])
  return {
    catalog,
    people,
    resources,
    packages,
    may: {
      update: may(portal.actor, 'catalog.update', facts),
      delete: may(portal.actor, 'catalog.delete', facts),
      addRole: may(portal.actor, 'catalog.addRole', facts),
      removeRole: may(portal.actor, 'catalog.removeRole', facts),
      addResource: may(portal.actor, 'catalog.addResource', facts),
      removeResource: may(portal.actor, 'catalog.removeResource', facts),
      createPackage: may(portal.actor, 'accessPackage.create', facts),
    },
  }
}

async function resourcesOf(db: Queries, catalogId: CatalogId): Promise<readonly CatalogResource[]> {
  const rows = await db
    .select()
    .from(catalogResources)
    .where(and(eq(catalogResources.catalogId, catalogId), isNull(catalogResources.endsAt)))
  const names = await resourceNames(db, rows)
  const giving = await db
    .select({ originId: packageResourceRoles.originId, packages: countDistinct(accessPackages.id) })
    .from(packageResourceRoles)
    .innerJoin(accessPackages, eq(accessPackages.id, packageResourceRoles.accessPackageId))
    .where(
      and(
        eq(accessPackages.catalogId, catalogId),
        isNull(accessPackages.deletedAt),
        isNull(packageResourceRoles.endsAt),
      ),
    )
    .groupBy(packageResourceRoles.originId)
  const packages = new Map(giving.map((row) => [row.originId, row.packages]))
  return rows
    .map(({ id, kind, originId, startsAt }) => ({
      id,
      kind,
      originId,
      name: names.get(originId) ?? 'A deleted resource',
      since: startsAt,
      packages: packages.get(originId) ?? 0,
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}

/** A thing to choose by its name. */
export interface CatalogChoice {
  readonly id: CatalogId
  readonly displayName: string
}

/** The catalogs in which the one who acts may make packages, by name. */
export async function catalogsForPackages(portal: Portal): Promise<readonly CatalogChoice[]> {
  return portal.db.read
    .select({ id: catalogs.id, displayName: catalogs.displayName })
    .from(catalogs)
    .where(
      and(
        isNull(catalogs.deletedAt),
        within(portal, 'accessPackage.create', inCatalogsOf(portal.db.read, portal.actor, catalogs.id)),
      ),
    )
    .orderBy(asc(catalogs.displayName), asc(catalogs.id))
}
