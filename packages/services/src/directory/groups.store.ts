import { type Actor, idOf } from '@latchkey/core/authorization/actor'
import type { Facts } from '@latchkey/core/authorization/may'
import type { GroupId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { applicationAssignments } from '@latchkey/schema/tables/applications'
import { groupOwners, groups, memberships } from '@latchkey/schema/tables/directory'
import { groupLicenses } from '@latchkey/schema/tables/licensing'
import { and, eq, inArray, isNull, ne, type Placeholder, sql } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { type RelationConditions, within } from '../visible.ts'

/** A group as it is stored. */
export type StoredGroup = Readonly<typeof groups.$inferSelect>

/** A group that has not been deleted, or undefined. */
export async function findGroup(db: Queries, id: GroupId): Promise<StoredGroup | undefined> {
  const [group] = await db
    .select()
    .from(groups)
    .where(and(eq(groups.id, id), isNull(groups.deletedAt)))
  return group
}

/** A group that has not been deleted; refuses with notFound. */
export async function groupById(db: Queries, id: GroupId): Promise<StoredGroup> {
  const group = await findGroup(db, id)
  if (!group) throw notFound('group')
  return group
}

/** The groups that a user owns now, as a subquery. */
export const groupsOwnedBy = (db: Queries, userId: UserId) =>
  db
    .select({ groupId: groupOwners.groupId })
    .from(groupOwners)
    .where(and(eq(groupOwners.userId, userId), isNull(groupOwners.endsAt)))

/** The groups that a user is in now, as a subquery. */
export const groupsJoinedBy = (db: Queries, userId: UserId | Placeholder) =>
  db
    .select({ groupId: memberships.groupId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), isNull(memberships.endsAt)))

/** How the actor stands to a group. Only the actor is looked up: a group may have any number of members. */
export async function factsOfGroup(db: Queries, groupId: GroupId, actor: Actor): Promise<Facts> {
  const me = idOf(actor)
  if (me === null) return {}
  const owned = await db
    .select({ userId: groupOwners.userId })
    .from(groupOwners)
    .where(and(eq(groupOwners.groupId, groupId), eq(groupOwners.userId, me), isNull(groupOwners.endsAt)))
    .limit(1)
  const joined = await db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), eq(memberships.userId, me), isNull(memberships.endsAt)))
    .limit(1)
  return { owner: owned.map(({ userId }) => userId), member: joined.map(({ userId }) => userId) }
}

/** The relations of the actor to groups, as conditions on their rows. Mirrors `factsOfGroup`. */
export function groupsRelatedTo(db: Queries, actor: Actor): RelationConditions {
  const me = idOf(actor)
  if (me === null) return {}
  return { owner: inArray(groups.id, groupsOwnedBy(db, me)), member: inArray(groups.id, groupsJoinedBy(db, me)) }
}

/** Which of these groups the one who acts may read. One query at most. */
export async function groupsReadable(
  portal: Portal,
  db: Queries,
  groupIds: readonly GroupId[],
): Promise<ReadonlySet<GroupId>> {
  const condition = within(portal, 'group.read', groupsRelatedTo(db, portal.actor))
  if (condition === undefined || groupIds.length === 0) return new Set(groupIds)
  const rows = await db
    .select({ id: groups.id })
    .from(groups)
    .where(and(inArray(groups.id, [...new Set(groupIds)]), condition))
  return new Set(rows.map(({ id }) => id))
}

/** Adds a group. */
export async function insertGroup(tx: Transaction, group: typeof groups.$inferInsert): Promise<void> {
  await tx.insert(groups).values(group)
}

/** Keeps what changed of a group; the revision counts up. */
export async function saveGroup(tx: Transaction, group: StoredGroup, changes: Partial<StoredGroup>): Promise<void> {
  await tx
    .update(groups)
    .set({ ...changes, revision: group.revision + 1 })
    .where(eq(groups.id, group.id))
}

/** Whether another group that lives has this mail nickname, in whatever case. */
export async function nicknameTaken(db: Queries, mailNickname: string | null, exceptId: GroupId): Promise<boolean> {
  if (mailNickname === null) return false
  const rows = await db
    .select({ id: groups.id })
    .from(groups)
    .where(
      and(
        eq(sql`lower(${groups.mailNickname})`, sql`lower(${mailNickname})`),
        isNull(groups.deletedAt),
        ne(groups.id, exceptId),
      ),
    )
  return rows.length > 0
}

/** How many products and applications hang on a group now. */
export async function loadOfGroup(
  db: Queries,
  groupId: GroupId,
): Promise<{ readonly licenses: number; readonly applications: number }> {
  const licenses = await db
    .select({ id: groupLicenses.id })
    .from(groupLicenses)
    .where(and(eq(groupLicenses.groupId, groupId), isNull(groupLicenses.endsAt)))
  const applications = await db
    .selectDistinct({ id: applicationAssignments.applicationId })
    .from(applicationAssignments)
    .where(and(eq(applicationAssignments.groupId, groupId), isNull(applicationAssignments.endsAt)))
  return { licenses: licenses.length, applications: applications.length }
}

/** Ends every membership and ownership of a group, whatever its reason. */
export async function endAllEdges(portal: Portal, tx: Transaction, groupId: GroupId): Promise<void> {
  for (const edge of [memberships, groupOwners] as const)
    await tx
      .update(edge)
      .set({ endsAt: portal.now() })
      .where(and(eq(edge.groupId, groupId), isNull(edge.endsAt)))
}
