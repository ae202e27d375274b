import { groupedBy } from '@latchkey/core/grouped'
import type { ProductId, UserId } from '@latchkey/core/ids'
import type { LicensingFacts, ProductFacts, Seat } from '@latchkey/core/licensing/evaluate'
import { inOrder } from '@latchkey/core/licensing/in-order'
import type { PersonBothWays } from '@latchkey/core/licensing/preview'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { seats } from '@latchkey/schema/tables/licensing'
import { and, isNull } from 'drizzle-orm'
import type { Course } from './course.store.ts'
import { headOfLine, seatColumns } from './line.store.ts'
import { type ProductRules, productFactsOf, type StoredFacts } from './product-facts.store.ts'
import { noReasons, reasonsBothWays } from './reasons.store.ts'
import { nothingSupposed, type Supposed } from './supposed.ts'

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

const liveSeats = prepared((db) =>
  db
    .select(seatColumns)
    .from(seats)
    .where(and(amongGiven(seats.userId, 'userIds'), isNull(seats.endsAt))),
)

/** The people themselves: reasons and live rows, in the order of the ids. */
export async function peopleFacts(
  db: Queries,
  userIds: readonly UserId[],
  { country, supposing = nothingSupposed, course }: Omit<Beside, 'products' | 'cuts'>,
): Promise<readonly PersonBothWays[]> {
  if (userIds.length === 0) return []
  const reasons = await reasonsBothWays(db, userIds, supposing)
  const rows = groupedBy(await liveSeats(db, { userIds: listed(userIds) }), ({ userId }) => userId)
  return userIds.map((userId) => {
    const { now, supposed } = reasons.get(userId) ?? noReasons
    const seatsNow = rows.get(userId) ?? []
    const seats = course?.foreseen.rowsOf(userId) ?? seatsNow
    return { userId, country, reasons: supposed, reasonsNow: now, seats, seatsNow }
  })
}

/** People with the countries in which they use what they have. */
async function withCountries(db: Queries, persons: readonly PersonBothWays[]): Promise<readonly PersonBothWays[]> {
  const found = await people(db, { userIds: listed(persons.map(({ userId }) => userId)) })
  const countries = new Map(found.map(({ id, usageLocation }) => [id, usageLocation]))
  return persons.map((person) => ({ ...person, country: countries.get(person.userId) ?? person.country }))
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
  // Few products ask where people are, so it is read only for those who have one of them.
  const placed = whole.some(({ allowedCountries }) => allowedCountries !== null)
  return { products: whole, relations, people: placed ? await withCountries(db, persons) : persons }
}

/** Products, best first, with their rules as they would be, and with their tallies as they would be by now. */
export async function rulesOf(
  db: Queries,
  productIds: readonly ProductId[],
  { supposing, course }: Pick<Beside, 'supposing' | 'course'>,
): Promise<ProductRules> {
  const stored = await productFactsOf(db, productIds)
  const { products, relations } = supposing?.rules?.(stored) ?? stored
  const ordered = inOrder(products)
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
