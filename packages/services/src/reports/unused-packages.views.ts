import type { AccessPackageId, CatalogId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import { contains } from '@latchkey/schema/search'
import { accessPackages, assignmentRequests, assignments, catalogs } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, exists, gte, inArray, isNull, lt, max, not } from 'drizzle-orm'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import { afterText, cursorAt, type Page, pageOf, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustReadSome, within } from '../visible.ts'

/** Which packages a report on unused ones shows. */
export interface UnusedQuery {
  /** For how many days nobody has asked for them; 90 where it is left out. */
  readonly days?: number | undefined
  readonly search?: string | null | undefined
  readonly size?: number | undefined
  readonly cursor?: string | null | undefined
}

/** A package that nobody has and nobody has asked for. */
export interface UnusedPackage {
  readonly id: AccessPackageId
  readonly displayName: string
  readonly isHidden: boolean
  readonly catalogId: CatalogId
  readonly catalogName: string
  readonly createdAt: Date
  /** When it was last asked for; null where it never was. */
  readonly lastRequestAt: Date | null
}

/** Packages that are older than so many days, that nobody has and that nobody has asked for in that time; by name. */
export async function unusedPackages(portal: Portal, query: UnusedQuery = {}): Promise<Page<UnusedPackage>> {
  mustReadSome(portal, 'accessPackage.read')
  const db = portal.db.read
  const size = sizeOf(query.size)
  const since = after(portal.now(), days(-(query.days ?? 90)))
  const held = db
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.accessPackageId, accessPackages.id), isNull(assignments.endsAt)))
  const asked = db
    .select({ id: assignmentRequests.id })
    .from(assignmentRequests)
    .where(and(eq(assignmentRequests.accessPackageId, accessPackages.id), gte(assignmentRequests.submittedAt, since)))
  const rows = await db
    .select({
      id: accessPackages.id,
      displayName: accessPackages.displayName,
      isHidden: accessPackages.isHidden,
      catalogId: catalogs.id,
      catalogName: catalogs.displayName,
      createdAt: accessPackages.createdAt,
    })
    .from(accessPackages)
    .innerJoin(catalogs, eq(catalogs.id, accessPackages.catalogId))
    .where(
      and(
        isNull(accessPackages.deletedAt),
        lt(accessPackages.createdAt, since),
        within(portal, 'accessPackage.read', inCatalogsOf(db, portal.actor, accessPackages.catalogId)),
        query.search ? contains(accessPackages.displayName, query.search) : undefined,
        not(exists(held)),
        not(exists(asked)),
        afterText(accessPackages.displayName, accessPackages.id, query.cursor),
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
    .limit(size + 1)
  const page = pageOf(rows, size, (row) => cursorAt(row.displayName, row.id))
  const last = await lastRequests(
    portal,
    page.rows.map(({ id }) => id),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, lastRequestAt: last.get(row.id) ?? null })) }
}

async function lastRequests(
  portal: Portal,
  ids: readonly AccessPackageId[],
): Promise<ReadonlyMap<AccessPackageId, Date | null>> {
  if (ids.length === 0) return new Map()
  const rows = await portal.db.read
    .select({ id: assignmentRequests.accessPackageId, at: max(assignmentRequests.submittedAt) })
    .from(assignmentRequests)
    .where(inArray(assignmentRequests.accessPackageId, [...ids]))
    .groupBy(assignmentRequests.accessPackageId)
  return new Map(rows.map(({ id, at }) => [id, at]))
}
