import { idOf } from '@latchkey/core/authorization/actor'
import type { CatalogId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { type accessPackages, catalogOwners, type catalogs } from '@latchkey/schema/tables/entitlement'
import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'

const ownedBy = (db: Queries, userId: UserId) =>
  db
    .select({ catalogId: catalogOwners.catalogId })
    .from(catalogOwners)
    .where(and(eq(catalogOwners.userId, userId), isNull(catalogOwners.endsAt)))

/** The condition that a row's catalog is owned by the one who acts; undefined where no person acts. */
export function ownedCatalog(
  portal: Portal,
  catalogId: typeof catalogs.id | typeof accessPackages.catalogId,
): SQL | undefined {
  const userId = idOf(portal.actor)
  return userId === null ? undefined : inArray(catalogId, ownedBy(portal.db.read, userId))
}

/** The catalogs that the one who acts owns now. */
export async function myCatalogIds(portal: Portal): Promise<ReadonlySet<CatalogId>> {
  const userId = idOf(portal.actor)
  return new Set(userId === null ? [] : (await ownedBy(portal.db.read, userId)).map(({ catalogId }) => catalogId))
}
