import { groupedBy, into } from '@latchkey/core/grouped'
import type { ProductId, UserId } from '@latchkey/core/ids'
import type { LicensingFacts, PersonFacts, ProductFacts, Reason, Seat } from '@latchkey/core/licensing/evaluate'
import { inOrder } from '@latchkey/core/licensing/in-order'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { groupReach, groups, memberships, users } from '@latchkey/schema/tables/directory'
import { directLicenses, groupLicenses, seats } from '@latchkey/schema/tables/licensing'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { productFactsOf, type StoredFacts } from './product-facts.store.ts'
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

/** The columns of a seat that its evaluation reads. */
export const seatColumns = {
  id: seats.id,
  userId: seats.userId,
  productId: seats.productId,
  state: seats.state,
  priority: seats.priority,
  queueOrder: seats.queueOrder,
  heldSince: seats.heldSince,
  error: seats.error,
  because: seats.because,
}

const liveSeats = prepared((db) =>
  db
    .select(seatColumns)
    .from(seats)
    .where(and(amongGiven(seats.userId, 'userIds'), isNull(seats.endsAt))),
)

const headOfLine = prepared((db) =>
  db
    .select(seatColumns)
    .from(seats)
    .where(and(eq(seats.productId, given('productId')), eq(seats.state, 'waiting'), isNull(seats.endsAt)))
    .orderBy(desc(seats.priority), asc(seats.queueOrder), asc(seats.id))
    .limit(given('size')),
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

/** A person with the reasons that they have now, whatever is supposed. */
export interface KnownPerson extends PersonFacts {
  readonly reasonsNow: readonly Reason[]
}

/** The people themselves: countries, reasons, live rows, in the order of the ids. */
export async function peopleFacts(
  db: Queries,
  userIds: readonly UserId[],
  country: string | null,
  supposing: Supposed = nothingSupposed,
): Promise<readonly KnownPerson[]> {
  if (userIds.length === 0) return []
  const ids = { userIds: listed(userIds) }
  const countries = new Map((await people(db, ids)).map((user) => [user.id, user.usageLocation]))
  const { now, supposed } = await reasonsBothWays(db, userIds, supposing)
  const rows = groupedBy(await liveSeats(db, ids), ({ userId }) => userId)
  return userIds.map((userId) => ({
    userId,
    country: countries.get(userId) ?? country,
    reasons: supposed.get(userId) ?? [],
    reasonsNow: now.get(userId) ?? [],
    seats: rows.get(userId) ?? [],
  }))
}

/** The facts of an evaluation, with what pages say of the products. */
export interface KnownFacts extends LicensingFacts {
  readonly people: readonly KnownPerson[]
  readonly products: readonly (StoredFacts & ProductFacts)[]
}

/** Everything that decides what these people hold. The same number of queries whatever the number of people, and one for each line. */
export async function licensingFacts(db: Queries, userIds: readonly UserId[], beside: Beside): Promise<KnownFacts> {
  const persons = await peopleFacts(db, userIds, beside.country, beside.supposing)
  return factsAbout(db, persons, beside)
}

/** The products of people who are known. */
export async function factsAbout(db: Queries, persons: readonly KnownPerson[], beside: Beside): Promise<KnownFacts> {
  const asked = new Set<ProductId>(beside.products)
  const leaving = new Map<ProductId, number>()
  for (const { reasons, seats: mine } of persons) {
    for (const { productId } of reasons) asked.add(productId)
    for (const { productId, state } of mine) {
      asked.add(productId)
      // A seat that may be given back lets one more of the line in.
      if (state === 'held') leaving.set(productId, (leaving.get(productId) ?? 0) + 1)
    }
  }
  const stored = await productFactsOf(db, [...asked])
  const { products, relations } = beside.supposing?.rules?.(stored) ?? stored
  const whole: (StoredFacts & ProductFacts)[] = []
  for (const product of inOrder(products, relations)) {
    const cut = beside.cuts?.get(product.id) ?? []
    const waitingHere = persons.length
    const most = Math.max(0, product.units - product.held) + (leaving.get(product.id) ?? 0) + cut.length
    const line = product.waiting === 0 || most === 0 ? [] : await lineOf(db, product, most + waitingHere)
    whole.push({ ...product, line, cut })
  }
  return { products: whole, relations, people: persons }
}

const lineOf = (db: Queries, product: StoredFacts, size: number): Promise<readonly Seat[]> =>
  headOfLine(db, { productId: product.id, size: Math.min(size, product.waiting) })
