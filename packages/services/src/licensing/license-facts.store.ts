import { groupedBy, into } from '@latchkey/core/grouped'
import type { ProductId, UserId } from '@latchkey/core/ids'
import type { LicensingFacts, ProductFacts, Reason, Seat } from '@latchkey/core/licensing/evaluate'
import { inOrder } from '@latchkey/core/licensing/in-order'
import type { PersonBothWays } from '@latchkey/core/licensing/preview'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { groupReach, groups, memberships, users } from '@latchkey/schema/tables/directory'
import { directLicenses, groupLicenses, seats } from '@latchkey/schema/tables/licensing'
import { and, eq, isNull } from 'drizzle-orm'
import type { Course } from './course.store.ts'
import { headOfLine, seatColumns } from './line.store.ts'
import { type ProductRules, productFactsOf, type StoredFacts } from './product-facts.store.ts'
import { nothingSupposed, replaces, type Supposed, supposedReasons } from './supposed.store.ts'

/** Seats of a product that come off although their reasons live. */
export type Cuts = ReadonlyMap<ProductId, readonly Seat[]>

/** What is known beside the people: products whose line is to move, and seats that come off. */
export interface Beside {
  readonly products?: readonly ProductId[]
  readonly cuts?: Cuts
  /** The country of people without one. */
  readonly country: string | null
  /** What would be so, in place of what is stored: a change that is looked at before it is made. */
  readonly supposing?: Supposed | undefined
  /** What the stretches before would have come to, where such a change is gone through in stretches. */
  readonly course?: Course
}

const people = prepared((db) =>
  db.select({ id: users.id, usageLocation: users.usageLocation }).from(users).where(amongGiven(users.id, 'userIds')),
)

const byGroup = prepared((db) =>
  db
    .select({ userId: memberships.userId, licenseId: groupLicenses.id })
    .from(memberships)
    .innerJoin(groupLicenses, and(eq(groupLicenses.groupId, memberships.groupId), isNull(groupLicenses.endsAt)))
    .where(and(amongGiven(memberships.userId, 'userIds'), isNull(memberships.endsAt))),
)

const byNestedGroup = prepared((db) =>
  db
    .select({ userId: memberships.userId, licenseId: groupLicenses.id })
    .from(memberships)
    .innerJoin(groupReach, eq(groupReach.insideId, memberships.groupId))
    .innerJoin(groups, and(eq(groups.id, groupReach.groupId), eq(groups.licensesReachNested, true)))
    .innerJoin(groupLicenses, and(eq(groupLicenses.groupId, groups.id), isNull(groupLicenses.endsAt)))
    .where(and(amongGiven(memberships.userId, 'userIds'), isNull(memberships.endsAt))),
)

const licensesGiven = prepared((db) =>
  db
    .select({
      id: groupLicenses.id,
      groupId: groupLicenses.groupId,
      productId: groupLicenses.productId,
      disabledPlans: groupLicenses.disabledPlans,
      priority: groups.licensePriority,
    })
    .from(groupLicenses)
    .innerJoin(groups, eq(groups.id, groupLicenses.groupId))
    .where(amongGiven(groupLicenses.id, 'ids')),
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

const liveSeats = prepared((db) =>
  db
    .select(seatColumns)
    .from(seats)
    .where(and(amongGiven(seats.userId, 'userIds'), isNull(seats.endsAt))),
)

type Reasons = ReadonlyMap<UserId, readonly Reason[]>

/** The live reasons of these people, by person. */
export const reasonsOf = async (db: Queries, userIds: readonly UserId[]): Promise<Reasons> =>
  (await reasonsBothWays(db, userIds, nothingSupposed)).now

/** The reasons of these people as they are, and as they would be; one and the same where nothing else is supposed. */
async function reasonsBothWays(
  db: Queries,
  userIds: readonly UserId[],
  supposing: Supposed,
): Promise<{ readonly now: Reasons; readonly supposed: Reasons }> {
  const ids = { userIds: listed(userIds) }
  const edges = [...(await byGroup(db, ids)), ...(await byNestedGroup(db, ids))]
  const licenseIds = [...new Set(edges.map(({ licenseId }) => licenseId))]
  const licenses = licenseIds.length === 0 ? [] : await licensesGiven(db, { ids: listed(licenseIds) })
  // One object for each license of a group, however many people it reaches.
  const reasons = new Map(licenses.map(({ id, groupId: _, ...reason }) => [id, reason as Reason]))
  const directly = await direct(db, ids)
  const gather = (left: (licenseId: string) => boolean) => {
    const found = new Map<UserId, Reason[]>()
    for (const { userId, licenseId } of edges) {
      const reason = left(licenseId) ? reasons.get(licenseId) : undefined
      if (reason) into(found, userId, reason)
    }
    for (const { userId, ...reason } of directly) into(found, userId, { ...reason, priority: 0 })
    return found
  }
  const now = gather(() => true)
  if (supposing.groupLicenses.length === 0) return { now, supposed: now }
  const replaced = new Set(
    licenses.flatMap(({ id, groupId, productId }) => (replaces(supposing, groupId, productId) ? [id] : [])),
  )
  const supposed = gather((licenseId) => !replaced.has(licenseId))
  for (const { userId, reason } of await supposedReasons(db, userIds, supposing)) into(supposed, userId, reason)
  return { now, supposed }
}

/** The people themselves: countries, reasons, live rows, in the order of the ids. */
export async function peopleFacts(
  db: Queries,
  userIds: readonly UserId[],
  { country, supposing = nothingSupposed, course }: Omit<Beside, 'products' | 'cuts'>,
): Promise<readonly PersonBothWays[]> {
  if (userIds.length === 0) return []
  const ids = { userIds: listed(userIds) }
  const countries = new Map((await people(db, ids)).map((user) => [user.id, user.usageLocation]))
  const { now, supposed } = await reasonsBothWays(db, userIds, supposing)
  const rows = groupedBy(await liveSeats(db, ids), ({ userId }) => userId)
  return userIds.map((userId) => {
    const seatsNow = rows.get(userId) ?? []
    return {
      userId,
      country: countries.get(userId) ?? country,
      reasons: supposed.get(userId) ?? [],
      reasonsNow: now.get(userId) ?? [],
      seats: course?.foreseen.rowsOf(userId) ?? seatsNow,
      seatsNow,
    }
  })
}

/** The facts of an evaluation, with what pages say of the products and what is stored of the people. */
export interface KnownFacts extends LicensingFacts {
  readonly people: readonly PersonBothWays[]
  readonly products: readonly (StoredFacts & ProductFacts)[]
}

/** What is known of people and of the products that they have. A handful of queries whatever the number of people, and one for each line. */
export async function factsAbout(db: Queries, persons: readonly PersonBothWays[], beside: Beside): Promise<KnownFacts> {
  const asked = new Set<ProductId>(beside.products)
  const leaving = new Map<ProductId, number>()
  for (const { reasons, seats: mine, seatsNow } of persons) {
    for (const { productId } of reasons) asked.add(productId)
    for (const { productId, state } of mine) {
      asked.add(productId)
      // A seat that may be given back lets one more of the line in.
      if (state === 'held') leaving.set(productId, (leaving.get(productId) ?? 0) + 1)
    }
    // What somebody would have lost before is part of what the change does to them.
    if (seatsNow !== mine) for (const { productId } of seatsNow) asked.add(productId)
  }
  const { products, relations } = await rulesOf(db, [...asked], beside)
  const whole: (StoredFacts & ProductFacts)[] = []
  for (const product of products) {
    const cut = beside.cuts?.get(product.id) ?? []
    const waitingHere = persons.length
    const most = Math.max(0, product.units - product.held) + (leaving.get(product.id) ?? 0) + cut.length
    const line = product.waiting === 0 || most === 0 ? [] : await lineOf(db, product, most + waitingHere, beside.course)
    whole.push({ ...product, line, cut })
  }
  return { products: whole, relations, people: persons }
}

/** Products, best first, with their rules as they would be, and with their tallies as they would be by now. */
export async function rulesOf(
  db: Queries,
  productIds: readonly ProductId[],
  { supposing, course }: Pick<Beside, 'supposing' | 'course'>,
): Promise<ProductRules> {
  const stored = await productFactsOf(db, productIds)
  const { products, relations } = supposing?.rules?.(stored) ?? stored
  const ordered = inOrder(products, relations)
  return { products: course ? ordered.map((product) => course.tallied(product)) : ordered, relations }
}

const lineOf = (
  db: Queries,
  { id, waiting }: StoredFacts,
  size: number,
  course: Course | undefined,
): Promise<readonly Seat[]> => {
  const most = Math.min(size, waiting)
  return course ? course.lineOf(db, id, most) : headOfLine(db, { productId: id, size: most })
}
