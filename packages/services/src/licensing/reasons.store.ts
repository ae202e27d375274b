import { groupedBy } from '@latchkey/core/grouped'
import type { GroupId, UserId } from '@latchkey/core/ids'
import type { Reason } from '@latchkey/core/licensing/evaluate'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { groupReach, groups, memberships } from '@latchkey/schema/tables/directory'
import { directLicenses, groupLicenses } from '@latchkey/schema/tables/licensing'
import { and, eq, exists, isNull, or, sql } from 'drizzle-orm'
import { nothingSupposed, type Supposed } from './supposed.ts'

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
  const ofGroup = await reasonsOfGroups(db, [...new Set(ways.map(({ groupId }) => groupId))], supposing)
  const found = new Map<UserId, ReasonsBothWays>()
  const add = (userId: UserId, more: ReasonsBothWays) => {
    const known = found.get(userId)
    if (known !== more) found.set(userId, known ? both(known, more) : more)
  }
  for (const { userId, groupId } of ways) add(userId, ofGroup.get(groupId) ?? noReasons)
  for (const { userId, ...reason } of await direct(db, ids)) add(userId, same([{ ...reason, priority: 0 }]))
  return found
}

/** What these groups give as reasons to whomever they reach. */
async function reasonsOfGroups(
  db: Queries,
  groupIds: readonly GroupId[],
  { groupLicenses: wished }: Supposed,
): Promise<ReadonlyMap<GroupId, ReasonsBothWays>> {
  const stored = groupIds.length === 0 ? [] : await given(db, { groupIds: listed(groupIds) })
  const byId = groupedBy(stored, ({ groupId }) => groupId)
  return new Map(
    groupIds.map((groupId): [GroupId, ReasonsBothWays] => {
      const now = (byId.get(groupId) ?? []).map(({ groupId: _, ...reason }): Reason => reason)
      const changed = wished.filter((license) => license.groupId === groupId)
      if (changed.length === 0) return [groupId, same(now)]
      const stays = now.filter(({ productId }) => !changed.some((license) => license.productId === productId))
      const comes = changed.flatMap(({ productId, disabledPlans, priority }): readonly Reason[] =>
        disabledPlans === null ? [] : [{ productId, disabledPlans, priority }],
      )
      return [groupId, { now, supposed: [...stays, ...comes] }]
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
