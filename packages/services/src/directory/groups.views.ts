import { may } from '@latchkey/core/authorization/may'
import type { GroupKind } from '@latchkey/core/directory/group'
import type { GroupId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { groupOwners, groups, memberships } from '@latchkey/schema/tables/directory'
import { and, asc, countDistinct, eq, inArray, isNull, or } from 'drizzle-orm'
import { afterText, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'
import { factsOfGroup, groupById, groupsRelatedTo, type StoredGroup } from './groups.store.ts'

/** What a list of groups is narrowed to. */
export interface GroupFilter {
  /** Part of the name, the description or the mail nickname. */
  readonly search?: string | null | undefined
  readonly kind?: GroupKind | null | undefined
  readonly cursor?: string | null | undefined
}

/** A line in the list of groups. */
export interface GroupRow extends Pick<StoredGroup, 'id' | 'displayName' | 'description' | 'kind' | 'mailNickname'> {
  /** How many people are in it and own it, each once. */
  readonly members: number
  readonly owners: number
}

/** The groups that the actor may read, by name. */
export async function listGroups(portal: Portal, filter: GroupFilter = {}): Promise<Page<GroupRow>> {
  const db = portal.db.read
  const { search, kind } = filter
  const rows = await db
    .select({
      id: groups.id,
      displayName: groups.displayName,
      description: groups.description,
      kind: groups.kind,
      mailNickname: groups.mailNickname,
    })
    .from(groups)
    .where(
      and(
        isNull(groups.deletedAt),
        within(portal, 'group.read', groupsRelatedTo(db, portal.actor)),
        search
          ? or(
              contains(groups.displayName, search),
              contains(groups.description, search),
              contains(groups.mailNickname, search),
            )
          : undefined,
        kind ? eq(groups.kind, kind) : undefined,
        afterText(groups.displayName, groups.id, filter.cursor),
      ),
    )
    .orderBy(asc(groups.displayName), asc(groups.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, (row) => cursorAt(row.displayName, row.id))
  const ids = page.rows.map(({ id }) => id)
  const [members, owners] = await Promise.all([countsOf(db, memberships, ids), countsOf(db, groupOwners, ids)])
  const withCounts = page.rows.map((row) => ({
    ...row,
    members: members.get(row.id) ?? 0,
    owners: owners.get(row.id) ?? 0,
  }))
  return { ...page, rows: withCounts }
}

async function countsOf(
  db: Queries,
  edge: typeof memberships | typeof groupOwners,
  ids: readonly GroupId[],
): Promise<ReadonlyMap<GroupId, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ groupId: edge.groupId, people: countDistinct(edge.userId) })
    .from(edge)
    .where(and(inArray(edge.groupId, [...ids]), isNull(edge.endsAt)))
    .groupBy(edge.groupId)
  return new Map(rows.map(({ groupId, people }) => [groupId, people]))
}

/** A group that the actor may read; refuses with notFound. */
export async function readGroup(portal: Portal, id: GroupId): Promise<StoredGroup> {
  const db = portal.db.read
  const group = await groupById(db, id)
  if (!may(portal.actor, 'group.read', await factsOfGroup(db, group.id, portal.actor))) throw notFound('group')
  return group
}
