import type { GroupId, PolicyId, ProductId, UserId } from '@latchkey/core/ids'
import { type Pace, type RunKind, usualPace } from '@latchkey/core/licensing/run'
import type { Queries } from '@latchkey/schema/database'
import { groupReach, memberships, users } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { seats } from '@latchkey/schema/tables/licensing'
import { and, asc, count, countDistinct, eq, gt, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'

/** Whose licenses a wide change concerns. */
export interface Population {
  readonly kind: RunKind
  readonly groupId: GroupId | null
  readonly productId: ProductId | null
  readonly policyId?: PolicyId | null
  /** When the change was made: who left since is still concerned. */
  readonly at: Date
}

/** Some people of a population, and how to go on after them; an empty cursor says that it is through. */
export interface Stretch {
  readonly userIds: readonly UserId[]
  readonly cursor: string
}

/** How each population is counted and gone through, in an order that does not change meanwhile. */
interface Walk {
  count(db: Queries, population: Population): Promise<number>
  next(db: Queries, population: Population, cursor: string, size: number): Promise<Stretch>
}

const counted = (rows: readonly { n: number }[]): number => Number(rows[0]?.n ?? 0)

/** Members of a group, in the order in which they came; those of groups inside it too, so that a switch of nesting reaches everybody. */
const members: Walk = {
  count: async (db, population) =>
    counted(
      await db
        .select({ n: countDistinct(memberships.userId) })
        .from(memberships)
        .where(await inGroup(db, population)),
    ),
  async next(db, population, cursor, size) {
    const [at, id] = cursor.split(' ')
    const rows = await db
      .select({ id: memberships.id, startsAt: memberships.startsAt, userId: memberships.userId })
      .from(memberships)
      .where(and(await inGroup(db, population), id ? behind(new Date(Number(at)), id) : undefined))
      .orderBy(asc(memberships.startsAt), asc(memberships.id))
      .limit(size)
    const last = rows.at(-1)
    return {
      userIds: [...new Set(rows.map(({ userId }) => userId))],
      cursor: last && rows.length === size ? `${last.startsAt.getTime()} ${last.id}` : '',
    }
  },
}

/** Written as one comparison of two columns, which both databases answer from the index. */
const behind = (at: Date, id: string): SQL =>
  sql`(${memberships.startsAt}, ${memberships.id}) > (${sql.param(at, memberships.startsAt)}, ${id})`

async function inGroup(db: Queries, { groupId, at }: Population): Promise<SQL | undefined> {
  if (groupId === null) throw new Error('a population of members without a group')
  const inside = await db.select({ id: groupReach.insideId }).from(groupReach).where(eq(groupReach.groupId, groupId))
  const groups = [groupId, ...inside.map(({ id }) => id)]
  return and(
    // One group is read in the order of its index; several are sorted.
    groups.length === 1 ? eq(memberships.groupId, groupId) : inArray(memberships.groupId, groups),
    or(isNull(memberships.endsAt), gte(memberships.endsAt, at)),
  )
}

/** Everybody who stands to a product in any way, first come first. Rows that the walk makes keep their order, so it ends. */
const holders: Walk = {
  count: async (db, population) => counted(await db.select({ n: count() }).from(seats).where(ofProduct(population))),
  async next(db, population, cursor, size) {
    const rows = await db
      .select({ order: seats.queueOrder, userId: seats.userId })
      .from(seats)
      .where(and(ofProduct(population), cursor ? gt(seats.queueOrder, Number(cursor)) : undefined))
      .orderBy(asc(seats.queueOrder), asc(seats.id))
      .limit(size)
    const last = rows.at(-1)
    return {
      userIds: rows.map(({ userId }) => userId),
      cursor: last && rows.length === size ? String(last.order) : '',
    }
  },
}

function ofProduct({ productId }: Population): SQL | undefined {
  if (productId === null) throw new Error('a population of holders without a product')
  return and(eq(seats.productId, productId), isNull(seats.endsAt))
}

const everybody: Walk = {
  count: async (db) => counted(await db.select({ n: count() }).from(users)),
  async next(db, _, cursor, size) {
    const rows = await db
      .select({ id: users.id })
      .from(users)
      .where(cursor ? gt(users.id, cursor) : undefined)
      .orderBy(asc(users.id))
      .limit(size)
    return { userIds: rows.map(({ id }) => id), cursor: rows.length === size ? (rows.at(-1)?.id ?? '') : '' }
  },
}

/** Those who have access under a policy, in the order in which they got it. */
const underPolicy: Walk = {
  count: async (db, { policyId }) =>
    counted(
      await db
        .select({ n: count() })
        .from(assignments)
        .where(and(eq(assignments.policyId, policyId ?? ''), isNull(assignments.endsAt))),
    ),
  async next(db, { policyId }, cursor, size) {
    const rows = await db
      .select({ id: assignments.id, userId: assignments.targetId })
      .from(assignments)
      .where(and(eq(assignments.policyId, policyId ?? ''), isNull(assignments.endsAt), gt(assignments.id, cursor)))
      .orderBy(asc(assignments.id))
      .limit(size)
    const last = rows.at(-1)
    return { userIds: rows.map(({ userId }) => userId), cursor: last && rows.length === size ? last.id : '' }
  },
}

const walks: Record<RunKind, Walk> = {
  groupLicenses: members,
  productLicenses: holders,
  allLicenses: everybody,
  membershipRule: everybody,
  policyRule: everybody,
  policyScope: underPolicy,
}

/** How many people a population has. */
export const sizeOf = (db: Queries, population: Population): Promise<number> =>
  walks[population.kind].count(db, population)

/** The people of a population after a cursor; the empty cursor is its start. */
export const stretchOf = (db: Queries, population: Population, cursor: string, size: number): Promise<Stretch> =>
  walks[population.kind].next(db, population, cursor, size)

/** More people than any organization has. */
const everyone = 1_000_000_000

/** A whole population at once, for one that is small. */
export const everyoneIn = async (db: Queries, population: Population): Promise<readonly UserId[]> =>
  (await stretchOf(db, population, '', everyone)).userIds

/** A population as a change goes through it: at once where it is small, else in the stretches of a run. */
export async function* stretchesOf(
  db: Queries,
  population: Population,
  pace: Pace = usualPace,
): AsyncGenerator<readonly UserId[]> {
  if ((await sizeOf(db, population)) <= pace.atOnce) {
    yield await everyoneIn(db, population)
    return
  }
  let cursor = ''
  do {
    const stretch = await stretchOf(db, population, cursor, pace.stretch)
    yield stretch.userIds
    cursor = stretch.cursor
  } while (cursor !== '')
}
