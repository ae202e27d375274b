import { type CatalogRole, catalogRoles } from '@latchkey/core/entitlement/catalog'
import type { CatalogId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { catalogRoleAssignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Named } from './people.store.ts'

/** Somebody who has a role in a catalog. */
export interface InCatalog extends Named {
  readonly role: CatalogRole
  readonly userPrincipalName: string
  readonly accountEnabled: boolean
  readonly since: Date
}

/** Who has which role in a catalog now: by role, then by name. */
export async function peopleInCatalog(db: Queries, catalogId: CatalogId): Promise<readonly InCatalog[]> {
  const rows = await db
    .select({
      id: users.id,
      displayName: users.displayName,
      role: catalogRoleAssignments.role,
      userPrincipalName: users.userPrincipalName,
      accountEnabled: users.accountEnabled,
      since: catalogRoleAssignments.startsAt,
    })
    .from(catalogRoleAssignments)
    .innerJoin(users, eq(users.id, catalogRoleAssignments.userId))
    .where(and(eq(catalogRoleAssignments.catalogId, catalogId), isNull(catalogRoleAssignments.endsAt)))
    .orderBy(asc(users.displayName), asc(users.id))
  return catalogRoles.flatMap((role) => rows.filter((row) => row.role === role))
}
