import { type Actor, idOf } from '@latchkey/core/authorization/actor'
import type { Facts } from '@latchkey/core/authorization/may'
import { type CatalogRole, catalogRoles } from '@latchkey/core/entitlement/catalog'
import { relationOf } from '@latchkey/core/entitlement/catalog-relations'
import type { CatalogId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { type accessPackages, catalogRoleAssignments, type catalogs } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { RelationConditions } from '../visible.ts'

const roleHolders = prepared((db) =>
  db
    .select({ userId: catalogRoleAssignments.userId, role: catalogRoleAssignments.role })
    .from(catalogRoleAssignments)
    .where(and(eq(catalogRoleAssignments.catalogId, given('catalogId')), isNull(catalogRoleAssignments.endsAt)))
    .orderBy(asc(catalogRoleAssignments.userId)),
)

/** Who has which role in a catalog now. */
export const rolesInCatalog = (db: Queries, catalogId: CatalogId) => roleHolders(db, { catalogId })

/** The present owners of a catalog. */
export async function catalogOwnerIds(db: Queries, catalogId: CatalogId): Promise<readonly UserId[]> {
  const rows = await rolesInCatalog(db, catalogId)
  return rows.filter(({ role }) => role === 'owner').map(({ userId }) => userId)
}

/** The people who stand in a relation to everything in a catalog, by their roles there. One query. */
export async function factsOfCatalog(db: Queries, catalogId: CatalogId): Promise<Facts> {
  const rows = await rolesInCatalog(db, catalogId)
  return Object.fromEntries(
    catalogRoles.map((role) => [relationOf[role], rows.filter((row) => row.role === role).map(({ userId }) => userId)]),
  )
}

const catalogsWith = (db: Queries, userId: UserId, role: CatalogRole) =>
  db
    .select({ catalogId: catalogRoleAssignments.catalogId })
    .from(catalogRoleAssignments)
    .where(
      and(
        eq(catalogRoleAssignments.userId, userId),
        eq(catalogRoleAssignments.role, role),
        isNull(catalogRoleAssignments.endsAt),
      ),
    )

/** The conditions that the one who acts has a role in a row's catalog; empty where no person acts. Mirrors `factsOfCatalog`. */
export function inCatalogsOf(
  db: Queries,
  actor: Actor,
  catalogId: typeof catalogs.id | typeof accessPackages.catalogId,
): RelationConditions {
  const userId = idOf(actor)
  if (userId === null) return {}
  return Object.fromEntries(
    catalogRoles.map((role) => [relationOf[role], inArray(catalogId, catalogsWith(db, userId, role))]),
  )
}

/** How the one who acts stands to each catalog in which they have a role: facts for `may`, by catalog. One query. */
export async function factsOfMyCatalogs(db: Queries, actor: Actor): Promise<ReadonlyMap<CatalogId, Facts>> {
  const userId = idOf(actor)
  if (userId === null) return new Map()
  const rows = await db
    .select({ catalogId: catalogRoleAssignments.catalogId, role: catalogRoleAssignments.role })
    .from(catalogRoleAssignments)
    .where(and(eq(catalogRoleAssignments.userId, userId), isNull(catalogRoleAssignments.endsAt)))
  const facts = new Map<CatalogId, Facts>()
  for (const { catalogId, role } of rows)
    facts.set(catalogId, { ...facts.get(catalogId), [relationOf[role]]: [userId] })
  return facts
}
