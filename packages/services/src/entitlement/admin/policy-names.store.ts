import type { CatalogId, ConnectedOrganizationId, ExtensionId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { connectedOrganizations } from '@latchkey/schema/tables/directory'
import { customExtensions } from '@latchkey/schema/tables/extensions'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../../chunks.ts'

/** The names of connected organizations by their ids; those that were deleted are left out. */
export async function namesOfOrganizations(
  db: Queries,
  ids: readonly ConnectedOrganizationId[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .select({ id: connectedOrganizations.id, name: connectedOrganizations.displayName })
      .from(connectedOrganizations)
      .where(and(inArray(connectedOrganizations.id, chunk), isNull(connectedOrganizations.deletedAt))),
  )
  return new Map(rows.flat().map(({ id, name }) => [id, name]))
}

/** The names of custom extensions of a catalog by their ids; those that were deleted are left out. */
export async function namesOfExtensions(
  db: Queries,
  catalogId: CatalogId,
  ids: readonly ExtensionId[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: customExtensions.id, name: customExtensions.displayName })
    .from(customExtensions)
    .where(
      and(
        eq(customExtensions.catalogId, catalogId),
        inArray(customExtensions.id, [...ids]),
        isNull(customExtensions.deletedAt),
      ),
    )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A custom extension that a policy of the catalog can call. */
export interface ExtensionChoice {
  readonly id: ExtensionId
  readonly displayName: string
  readonly description: string
  readonly waits: boolean
  readonly enabled: boolean
}

/** The custom extensions of a catalog, by name. */
export async function extensionsOfCatalog(db: Queries, catalogId: CatalogId): Promise<readonly ExtensionChoice[]> {
  return db
    .select({
      id: customExtensions.id,
      displayName: customExtensions.displayName,
      description: customExtensions.description,
      waits: customExtensions.waits,
      enabled: customExtensions.enabled,
    })
    .from(customExtensions)
    .where(and(eq(customExtensions.catalogId, catalogId), isNull(customExtensions.deletedAt)))
    .orderBy(asc(customExtensions.displayName), asc(customExtensions.id))
    .limit(100)
}

/** The configured organizations whose name answers a search, by name. */
export async function organizationsAnswering(db: Queries, search: string) {
  return db
    .select({
      id: connectedOrganizations.id,
      displayName: connectedOrganizations.displayName,
      description: connectedOrganizations.description,
    })
    .from(connectedOrganizations)
    .where(
      and(
        eq(connectedOrganizations.state, 'configured'),
        isNull(connectedOrganizations.deletedAt),
        search.trim() === '' ? undefined : contains(connectedOrganizations.displayName, search),
      ),
    )
    .orderBy(asc(connectedOrganizations.displayName), asc(connectedOrganizations.id))
    .limit(20)
}
