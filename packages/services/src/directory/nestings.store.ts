import { type Nesting, reachOf } from '@latchkey/core/directory/nesting'
import type { GroupId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { groupNestings, groupReach } from '@latchkey/schema/tables/directory'
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'

/**
 * Every live nesting that can be reached from these groups, upwards and downwards: the part of the net that a change there can touch. A
 * round of queries for each storey of it.
 */
export async function nestingsAround(db: Queries, groupIds: readonly GroupId[]): Promise<readonly Nesting[]> {
  const found = new Map<string, Nesting>()
  const seen = new Set<GroupId>()
  let edge: GroupId[] = [...groupIds]
  while (edge.length > 0) {
    for (const id of edge) seen.add(id)
    const rows = await db
      .select({ groupId: groupNestings.groupId, memberGroupId: groupNestings.memberGroupId })
      .from(groupNestings)
      .where(
        and(
          or(inArray(groupNestings.groupId, edge), inArray(groupNestings.memberGroupId, edge)),
          isNull(groupNestings.endsAt),
        ),
      )
    for (const row of rows) found.set(`${row.groupId} ${row.memberGroupId}`, row)
    edge = [...new Set(rows.flatMap((row) => [row.groupId, row.memberGroupId]))].filter((id) => !seen.has(id))
  }
  return [...found.values()]
}

/** Writes anew who is inside whom among the groups of these nestings, and of those that were taken away. */
export async function rewriteReach(
  tx: Transaction,
  nestings: readonly Nesting[],
  groupIds: readonly GroupId[],
): Promise<void> {
  const concerned = [...new Set([...groupIds, ...nestings.flatMap((row) => [row.groupId, row.memberGroupId])])]
  await inChunks(concerned, (chunk) => tx.delete(groupReach).where(inArray(groupReach.groupId, chunk)))
  await insert(tx, groupReach, reachOf(nestings))
}

/** Ends every nesting of a group that goes away; returns the groups that were directly inside it, and whether it was inside any. */
export async function endNestingsOf(
  portal: Portal,
  tx: Transaction,
  groupId: GroupId,
): Promise<{ readonly inside: readonly GroupId[]; readonly nested: boolean }> {
  const around = await nestingsAround(tx, [groupId])
  if (around.length === 0) return { inside: [], nested: false }
  await tx
    .update(groupNestings)
    .set({ endsAt: portal.now() })
    .where(
      and(
        or(eq(groupNestings.groupId, groupId), eq(groupNestings.memberGroupId, groupId)),
        isNull(groupNestings.endsAt),
      ),
    )
  const mine = around.filter((row) => row.groupId === groupId || row.memberGroupId === groupId)
  const left = around.filter((row) => !mine.includes(row))
  await rewriteReach(
    tx,
    left,
    around.flatMap((row) => [row.groupId, row.memberGroupId]),
  )
  return {
    inside: mine.flatMap((row) => (row.groupId === groupId ? [row.memberGroupId] : [])),
    nested: mine.some((row) => row.memberGroupId === groupId),
  }
}

/** Whether a group is directly inside another now. */
export async function isNested(db: Queries, { groupId, memberGroupId }: Nesting): Promise<boolean> {
  const rows = await db
    .select({ id: groupNestings.id })
    .from(groupNestings)
    .where(
      and(
        eq(groupNestings.groupId, groupId),
        eq(groupNestings.memberGroupId, memberGroupId),
        isNull(groupNestings.endsAt),
      ),
    )
  return rows.length > 0
}
