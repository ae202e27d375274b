import { listsOf } from '@latchkey/core/grouped'
import type { AssignmentId, SiteId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { siteAccess, sites } from '@latchkey/schema/tables/sites'
import { and, asc, eq, isNull } from 'drizzle-orm'

/** A site that somebody may enter, and its address. */
export interface SiteToOpen {
  readonly id: SiteId
  readonly displayName: string
  readonly url: string
}

const given = prepared((db) =>
  db
    .selectDistinct({
      assignmentId: siteAccess.sourceId,
      id: sites.id,
      displayName: sites.displayName,
      url: sites.url,
    })
    .from(siteAccess)
    .innerJoin(sites, and(eq(sites.id, siteAccess.siteId), isNull(sites.deletedAt)))
    .where(and(amongGiven(siteAccess.sourceId, 'assignmentIds'), isNull(siteAccess.endsAt)))
    .orderBy(asc(sites.displayName), asc(sites.id)),
)

/** The sites that these assignments have opened, by name. One query, whatever the number. */
export async function sitesOfAssignments(
  db: Queries,
  assignmentIds: readonly AssignmentId[],
): Promise<ReadonlyMap<string, readonly SiteToOpen[]>> {
  if (assignmentIds.length === 0) return new Map()
  const rows = await given(db, { assignmentIds: listed(assignmentIds) })
  return listsOf(rows.map(({ assignmentId, ...site }) => [assignmentId, site] as const))
}
