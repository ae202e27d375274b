import { groupedBy } from '@latchkey/core/grouped'
import type { GroupId, UserId } from '@latchkey/core/ids'
import type { Reason } from '@latchkey/core/licensing/evaluate'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { groupReach, groups, memberships } from '@latchkey/schema/tables/directory'
import { directLicenses, groupLicenses } from '@latchkey/schema/tables/licensing'
import { and, eq, exists, isNull, or, sql } from 'drizzle-orm'
import { nothingSupposed, type Supposed, type SupposedMemberships } from './supposed.ts'

/** The reasons of somebody as they are, and as they would be; one and the same list where nothing else is supposed about them. */
export interface ReasonsBothWays {
  readonly now: readonly Reason[]
  readonly supposed: readonly Reason[]
}

/** Without any reason. */
export const noReasons: ReasonsBothWays = same([])

const license = sql`1`

/** Groups that give something, or would. */
const giving = (db: Queries, groupId: typeof memberships.groupId | typeof groups.id) =>
  or(
    exists(
      db
        .select({ license })
        .from(groupLicenses)
        .where(and(eq(groupLicenses.groupId, groupId), isNull(groupLicenses.endsAt))),
    ),
    amongGiven(groupId, 'supposed'),
  )

const byGroup = prepared((db) =>
  db
    .select({ userId: memberships.userId, groupId: memberships.groupId })
    .from(memberships)
    .where(and(amongGiven(memberships.userId, 'userIds'), isNull(memberships.endsAt), giving(db, memberships.groupId))),
)

const byNestedGroup = prepared((db) =>
  db
    .select({ userId: memberships.userId, groupId: groups.id })
    .from(memberships)
    .innerJoin(groupReach, eq(groupReach.insideId, memberships.groupId))
    .innerJoin(groups, and(eq(groups.id, groupReach.groupId), eq(groups.licensesReachNested, true)))
    .where(
      and(
        // Most organizations nest nothing, and then nobody's memberships need be read for it.
        exists(db.select({ nested: sql`1` }).from(sql`${groupReach} as any_reach`)),
        amongGiven(memberships.userId, 'userIds'),
        isNull(memberships.endsAt),
        giving(db, groups.id),
      ),
    ),
)

/** Which groups that give something reach into these. */
const reachedFrom = prepared((db) =>
  db
    .select({ insideId: groupReach.insideId, groupId: groups.id })
    .from(groupReach)
    .innerJoin(groups, and(eq(groups.id, groupReach.groupId), eq(groups.licensesReachNested, true)))
    .where(and(amongGiven(groupReach.insideId, 'groupIds'), giving(db, groups.id))),
)

const given = prepared((db) =>
  db
    .select({
      groupId: groupLicenses.groupId,
      productId: groupLicenses.productId,
      disabledPlans: groupLicenses.disabledPlans,
      priority: groups.licensePriority,
    })
    .from(groupLicenses)
    .innerJoin(groups, eq(groups.id, groupLicenses.groupId))
    .where(and(amongGiven(groupLicenses.groupId, 'groupIds'), isNull(groupLicenses.endsAt))),
)

const direct = prepared((db) =>
  db
    .select({
      userId: directLicenses.userId,
      productId: directLicenses.productId,
      disabledPlans: directLicenses.disabledPlans,
    })
    .from(directLicenses)
    .where(and(amongGiven(directLicenses.userId, 'userIds'), isNull(directLicenses.endsAt))),
)

/** The live reasons of these people, by person. */
export const reasonsOf = async (
  db: Queries,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, readonly Reason[]>> =>
  new Map([...(await reasonsBothWays(db, userIds, nothingSupposed))].map(([userId, { now }]) => [userId, now]))

/** The reasons of these people, by person. Thousands who have them by the same group share one list. */
export async function reasonsBothWays(
  db: Queries,
  userIds: readonly UserId[],
  supposing: Supposed,
): Promise<ReadonlyMap<UserId, ReasonsBothWays>> {
  const supposed = listed([...new Set(supposing.groupLicenses.map(({ groupId }) => groupId))])
  const ids = { userIds: listed(userIds), supposed }
  const ways = [...(await byGroup(db, ids)), ...(await byNestedGroup(db, ids))]
  const { ended, begun } = supposing.memberships ?? asTheyAre
  const going = byWay(await waysThrough(db, userIds, ended, supposed))
  const coming = await waysThrough(db, userIds, begun, supposed)
  const ofGroup = await reasonsOfGroups(db, [...new Set([...ways, ...coming].map(({ groupId }) => groupId))], supposing)
  const found = new Map<UserId, ReasonsBothWays>()
  const add = (userId: UserId, more: ReasonsBothWays | undefined) => {
    if (more === undefined || more.now.length + more.supposed.length === 0) return
    const known = found.get(userId)
    if (known !== more) found.set(userId, known ? both(known, more) : more)
  }
  for (const way of ways) add(way.userId, ofGroup.get(way.groupId)?.[going.takes(way) ? 'ends' : 'stays'])
  for (const { userId, groupId } of coming) add(userId, ofGroup.get(groupId)?.begins)
  for (const { userId, ...reason } of await direct(db, ids)) add(userId, same([{ ...reason, priority: 0 }]))
  return found
}

/** That a group which gives something reaches somebody by one membership. */
interface Way {
  readonly userId: UserId
  readonly groupId: GroupId
}

const asTheyAre: SupposedMemberships = { ended: new Map(), begun: new Map() }

/** The ways that lead through these memberships of people. One query, and none where there are none. */
async function waysThrough(
  db: Queries,
  userIds: readonly UserId[],
  groupsOf: ReadonlyMap<UserId, readonly GroupId[]>,
  supposed: unknown,
): Promise<readonly Way[]> {
  if (groupsOf.size === 0) return []
  const edges = userIds.flatMap((userId) => (groupsOf.get(userId) ?? []).map((groupId) => ({ userId, groupId })))
  const groupIds = listed([...new Set(edges.map(({ groupId }) => groupId))])
  const above = groupedBy(await reachedFrom(db, { groupIds, supposed }), ({ insideId }) => insideId)
  return edges.flatMap(({ userId, groupId }) => [
    { userId, groupId },
    ...(above.get(groupId) ?? []).map((giver) => ({ userId, groupId: giver.groupId })),
  ])
}

/** Ways to be taken away, one at a time: of two memberships of one group one may stay. */
function byWay(ways: readonly Way[]) {
  const keyOf = ({ userId, groupId }: Way) => `${userId} ${groupId}`
  const left = new Map<string, number>()
  for (const way of ways) left.set(keyOf(way), (left.get(keyOf(way)) ?? 0) + 1)
  return {
    /** Whether this way is one of them; each is taken once. */
    takes(way: Way): boolean {
      const many = left.size === 0 ? 0 : (left.get(keyOf(way)) ?? 0)
      if (many > 0) left.set(keyOf(way), many - 1)
      return many > 0
    },
  }
}

/** What a group gives those who are and stay in it, those who are and would not be, and those who would come. */
interface ReasonsOfGroup {
  readonly stays: ReasonsBothWays
  readonly ends: ReasonsBothWays
  readonly begins: ReasonsBothWays
}

const ofGroupBothWays = (reasons: ReasonsBothWays): ReasonsOfGroup => ({
  stays: reasons,
  ends: { now: reasons.now, supposed: [] },
  begins: { now: [], supposed: reasons.supposed },
})

/** What these groups give as reasons to whomever they reach. */
async function reasonsOfGroups(
  db: Queries,
  groupIds: readonly GroupId[],
  { groupLicenses: wished }: Supposed,
): Promise<ReadonlyMap<GroupId, ReasonsOfGroup>> {
  const stored = groupIds.length === 0 ? [] : await given(db, { groupIds: listed(groupIds) })
  const byId = groupedBy(stored, ({ groupId }) => groupId)
  return new Map(
    groupIds.map((groupId): [GroupId, ReasonsOfGroup] => {
      const now = (byId.get(groupId) ?? []).map(({ groupId: _, ...reason }): Reason => reason)
      const changed = wished.filter((license) => license.groupId === groupId)
      if (changed.length === 0) return [groupId, ofGroupBothWays(same(now))]
      const stays = now.filter(({ productId }) => !changed.some((license) => license.productId === productId))
      const comes = changed.flatMap(({ productId, disabledPlans, priority }): readonly Reason[] =>
        disabledPlans === null ? [] : [{ productId, disabledPlans, priority }],
      )
      return [groupId, ofGroupBothWays({ now, supposed: [...stays, ...comes] })]
    }),
  )
}

function same(reasons: readonly Reason[]): ReasonsBothWays {
  return { now: reasons, supposed: reasons }
}

function both(one: ReasonsBothWays, other: ReasonsBothWays): ReasonsBothWays {
  const now = [...one.now, ...other.now]
  const nothingElse = one.now === one.supposed && other.now === other.supposed
  return { now, supposed: nothingElse ? now : [...one.supposed, ...other.supposed] }
}
