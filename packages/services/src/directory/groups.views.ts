import { may } from '@latchkey/core/authorization/may'
import type { GroupKind } from '@latchkey/core/directory/group'
import type { GroupId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { groupOwners, groups, memberships } from '@latchkey/schema/tables/directory'
import { and, countDistinct, eq, inArray, isNull, or } from 'drizzle-orm'
import { type Page, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { type Orders, type Sort, sorting } from '../sorting.ts'
import { within } from '../visible.ts'
import { factsOfGroup, groupById, groupsRelatedTo, type StoredGroup } from './groups.store.ts'

/** What groups can be sorted by. */
export const groupOrders = {
  name: [groups.displayName],
  created: [groups.createdAt, groups.displayName],
} satisfies Orders

/** What a list of groups is narrowed to, and sorted by. */
export interface GroupFilter {
  /** Part of the name, the description or the mail nickname. */
  readonly search?: string | null | undefined
  readonly kind?: GroupKind | null | undefined
  /** By name where it is left out. */
  readonly sort?: Sort<typeof groupOrders> | undefined
  /** How many at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
  readonly cursor?: string | null | undefined
}

/** A line in the list of groups. */
export interface GroupRow
  extends Pick<StoredGroup, 'id' | 'displayName' | 'description' | 'kind' | 'mailNickname' | 'createdAt'> {
  /** How many people are in it and own it, each once. */
  readonly members: number
  readonly owners: number
  /** Whether a rule decides who is in it. */
  readonly byRule: boolean
}

/** The groups that the actor may read. */
export async function listGroups(portal: Portal, filter: GroupFilter = {}): Promise<Page<GroupRow>> {
  const db = portal.db.read
  const { search, kind } = filter
  const size = sizeOf(filter.size)
  const order = sorting(groupOrders, filter.sort ?? 'name', groups.id)
  const rows = await db
    .select({
      id: groups.id,
      displayName: groups.displayName,
      description: groups.description,
      kind: groups.kind,
      mailNickname: groups.mailNickname,
      membershipRule: groups.membershipRule,
      createdAt: groups.createdAt,
      sortedBy: order.values,
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
        order.after(filter.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(size + 1)
  const page = order.page(rows, size)
  const ids = page.rows.map(({ id }) => id)
  const [members, owners] = await Promise.all([countsOf(db, memberships, ids), countsOf(db, groupOwners, ids)])
  const withCounts = page.rows.map(({ membershipRule, ...row }) => ({
    ...row,
    byRule: membershipRule !== null,
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
