import type { GroupId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { groups } from '@latchkey/schema/tables/directory'
import { and, asc, inArray } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'
import { groupsRelatedTo } from './groups.store.ts'

/** Those of these groups that the one who acts may read. One query for each thousand. */
export async function readableGroups(
  portal: Portal,
  db: Queries,
  groupIds: readonly GroupId[],
): Promise<readonly GroupId[]> {
  // Latchkey itself reads everything.
  if (portal.actor.kind === 'system') return groupIds
  const rows = await inChunks(groupIds, (chunk) =>
    db
      .select({ id: groups.id })
      .from(groups)
      .where(and(inArray(groups.id, chunk), within(portal, 'group.read', groupsRelatedTo(db, portal.actor))))
      .orderBy(asc(groups.id)),
  )
  return rows.flat().map(({ id }) => id)
}
