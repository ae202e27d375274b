import type { MembershipSource } from '@latchkey/core/directory/group'
import type { GroupId, UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { groupOwners, memberships } from '@latchkey/schema/tables/directory'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

/** Why somebody is in a group or owns it: the source, and the assignment where it is an access package. */
export interface Reason {
  readonly source: MembershipSource
  readonly sourceId: string
}

/** The reason of everything that was done by hand. */
export const byHand: Reason = { source: 'direct', sourceId: '' }

/** The reason of everything that the rule of a group gave. */
export const byRule: Reason = { source: 'dynamicRule', sourceId: '' }

/** The two edges between users and groups. */
const edges = { member: memberships, owner: groupOwners } as const

/** Being a member of a group, or its owner. */
export type GroupEdge = keyof typeof edges

/** Whether this very reason for an edge lives. */
export async function hasEdge(
  db: Queries,
  edge: GroupEdge,
  groupId: GroupId,
  userId: UserId,
  reason: Reason,
): Promise<boolean> {
  const edgeTable = edges[edge]
  const rows = await db
    .select({ id: edgeTable.id })
    .from(edgeTable)
    .where(
      and(
        eq(edgeTable.groupId, groupId),
        eq(edgeTable.userId, userId),
        eq(edgeTable.source, reason.source),
        eq(edgeTable.sourceId, reason.sourceId),
        isNull(edgeTable.endsAt),
      ),
    )
  return rows.length > 0
}

/** Begins an edge for a reason that does not live yet. */
export async function beginEdge(
  portal: Portal,
  tx: Transaction,
  edge: GroupEdge,
  groupId: GroupId,
  userId: UserId,
  reason: Reason,
): Promise<void> {
  await insert(tx, edges[edge], [
    { id: portal.newId(), groupId, userId, ...reason, startsAt: portal.now(), endsAt: null },
  ])
}

/** Ends one reason for an edge; other reasons keep it alive. */
export async function endEdge(
  portal: Portal,
  tx: Transaction,
  edge: GroupEdge,
  groupId: GroupId,
  userId: UserId,
  reason: Reason,
): Promise<void> {
  const edgeTable = edges[edge]
  await tx
    .update(edgeTable)
    .set({ endsAt: portal.now() })
    .where(
      and(
        eq(edgeTable.groupId, groupId),
        eq(edgeTable.userId, userId),
        eq(edgeTable.source, reason.source),
        eq(edgeTable.sourceId, reason.sourceId),
        isNull(edgeTable.endsAt),
      ),
    )
}

/** Everybody who is in a group for any reason now, longest first. */
export async function memberIdsOf(db: Queries, groupId: GroupId): Promise<readonly UserId[]> {
  const rows = await db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isNull(memberships.endsAt)))
    .orderBy(asc(memberships.startsAt), asc(memberships.id))
  return [...new Set(rows.map(({ userId }) => userId))]
}

/** The present owners of a group. */
export async function ownerIdsOf(db: Queries, groupId: GroupId): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ userId: groupOwners.userId })
    .from(groupOwners)
    .where(and(eq(groupOwners.groupId, groupId), isNull(groupOwners.endsAt)))
    .orderBy(asc(groupOwners.userId))
  return rows.map(({ userId }) => userId)
}

/** Every live reason for which a user is a member of a group, or its owner. */
export async function reasonsOf(
  db: Queries,
  edge: GroupEdge,
  groupId: GroupId,
  userId: UserId,
): Promise<readonly Reason[]> {
  const edgeTable = edges[edge]
  return db
    .select({ source: edgeTable.source, sourceId: edgeTable.sourceId })
    .from(edgeTable)
    .where(and(eq(edgeTable.groupId, groupId), eq(edgeTable.userId, userId), isNull(edgeTable.endsAt)))
    .orderBy(asc(edgeTable.startsAt), asc(edgeTable.id))
}
