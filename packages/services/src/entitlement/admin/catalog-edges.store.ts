import type { UserType } from '@latchkey/core/directory/user'
import type { CatalogRole } from '@latchkey/core/entitlement/catalog'
import type { ResourceKind } from '@latchkey/core/entitlement/resource'
import type { CatalogId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  catalogResources,
  catalogRoleAssignments,
  catalogs,
  packageResourceRoles,
} from '@latchkey/schema/tables/entitlement'
import { and, count, countDistinct, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import type { StoredCatalog } from '../catalogs.store.ts'

/** A resource in a catalog, as it is stored. */
export type StoredResource = typeof catalogResources.$inferSelect

/** Adds a catalog. */
export async function addCatalog(tx: Transaction, row: StoredCatalog): Promise<void> {
  await tx.insert(catalogs).values(row)
}

/** Keeps what changed of a catalog; the revision counts up. */
export async function saveCatalog(
  tx: Transaction,
  catalog: StoredCatalog,
  changes: Partial<StoredCatalog>,
): Promise<void> {
  await tx
    .update(catalogs)
    .set({ ...changes, revision: catalog.revision + 1 })
    .where(eq(catalogs.id, catalog.id))
}

/** A person who is to have a role in a catalog; refuses with notFound. */
export async function futureHolder(
  db: Queries,
  id: UserId,
): Promise<{ id: UserId; displayName: string; accountEnabled: boolean; userType: UserType }> {
  const [user] = await db
    .select({
      id: users.id,
      displayName: users.displayName,
      accountEnabled: users.accountEnabled,
      userType: users.userType,
    })
    .from(users)
    .where(eq(users.id, id))
  if (!user) throw notFound('user')
  return user
}

/** Begins somebody's role in a catalog. */
export async function beginCatalogRole(
  portal: Portal,
  tx: Transaction,
  catalogId: CatalogId,
  userId: UserId,
  role: CatalogRole,
): Promise<void> {
  await tx
    .insert(catalogRoleAssignments)
    .values({ id: portal.newId(), catalogId, userId, role, startsAt: portal.now(), endsAt: null })
}

/** Ends somebody's role in a catalog. */
export async function endCatalogRole(
  portal: Portal,
  tx: Transaction,
  catalogId: CatalogId,
  userId: UserId,
  role: CatalogRole,
): Promise<void> {
  await tx
    .update(catalogRoleAssignments)
    .set({ endsAt: portal.now() })
    .where(
      and(
        eq(catalogRoleAssignments.catalogId, catalogId),
        eq(catalogRoleAssignments.userId, userId),
        eq(catalogRoleAssignments.role, role),
        isNull(catalogRoleAssignments.endsAt),
      ),
    )
}

/** Ends everything that hangs on a catalog: the roles in it and its resources. */
export async function endCatalogEdges(portal: Portal, tx: Transaction, catalogId: CatalogId): Promise<void> {
  const endsAt = portal.now()
  await tx
    .update(catalogRoleAssignments)
    .set({ endsAt })
    .where(and(eq(catalogRoleAssignments.catalogId, catalogId), isNull(catalogRoleAssignments.endsAt)))
  await tx
    .update(catalogResources)
    .set({ endsAt })
    .where(and(eq(catalogResources.catalogId, catalogId), isNull(catalogResources.endsAt)))
}

/** How many access packages a catalog has. */
export async function packagesInCatalog(db: Queries, catalogId: CatalogId): Promise<number> {
  const [row] = await db
    .select({ packages: count() })
    .from(accessPackages)
    .where(and(eq(accessPackages.catalogId, catalogId), isNull(accessPackages.deletedAt)))
  return row?.packages ?? 0
}

/** Whether a resource is in a catalog now. */
export async function inCatalog(
  db: Queries,
  catalogId: CatalogId,
  resource: { readonly kind: ResourceKind; readonly originId: string },
): Promise<boolean> {
  const rows = await db
    .select({ id: catalogResources.id })
    .from(catalogResources)
    .where(
      and(
        eq(catalogResources.catalogId, catalogId),
        eq(catalogResources.kind, resource.kind),
        eq(catalogResources.originId, resource.originId),
        isNull(catalogResources.endsAt),
      ),
    )
  return rows.length > 0
}

/** A resource that is in a catalog now, by the id of its place there; refuses with notFound. */
export async function resourceById(db: Queries, id: string): Promise<StoredResource> {
  const [row] = await db
    .select()
    .from(catalogResources)
    .where(and(eq(catalogResources.id, id), isNull(catalogResources.endsAt)))
  if (!row) throw notFound('resource')
  return row
}

/** Takes a resource into a catalog; returns the id of its place there. */
export async function beginResource(
  portal: Portal,
  tx: Transaction,
  resource: Pick<StoredResource, 'catalogId' | 'kind' | 'originId'>,
): Promise<string> {
  const id = portal.newId()
  await tx.insert(catalogResources).values({ id, ...resource, startsAt: portal.now(), endsAt: null })
  return id
}

/** Takes a resource out of a catalog. */
export async function endResource(portal: Portal, tx: Transaction, id: string): Promise<void> {
  await tx.update(catalogResources).set({ endsAt: portal.now() }).where(eq(catalogResources.id, id))
}

/** How many packages of a catalog give a role of a resource now. */
export async function packagesGiving(
  db: Queries,
  resource: Pick<StoredResource, 'catalogId' | 'kind' | 'originId'>,
): Promise<number> {
  const [row] = await db
    .select({ packages: countDistinct(accessPackages.id) })
    .from(packageResourceRoles)
    .innerJoin(accessPackages, eq(accessPackages.id, packageResourceRoles.accessPackageId))
    .where(
      and(
        eq(accessPackages.catalogId, resource.catalogId),
        isNull(accessPackages.deletedAt),
        eq(packageResourceRoles.kind, resource.kind),
        eq(packageResourceRoles.originId, resource.originId),
        isNull(packageResourceRoles.endsAt),
      ),
    )
  return row?.packages ?? 0
}
