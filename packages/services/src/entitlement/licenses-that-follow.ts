import { listsOf } from '@latchkey/core/grouped'
import type { GroupId, ProductId, UserId } from '@latchkey/core/ids'
import { evaluate, type LicenseStep, type Reason } from '@latchkey/core/licensing/evaluate'
import { costOfSeats } from '@latchkey/core/licensing/seat-cost'
import type { SeatState } from '@latchkey/core/licensing/standing'
import type { Money } from '@latchkey/core/licensing/usage'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { groupReach, groups } from '@latchkey/schema/tables/directory'
import { groupLicenses, seats } from '@latchkey/schema/tables/licensing'
import { and, count, eq, gte, isNull, or } from 'drizzle-orm'
import { factsAbout, peopleFacts } from '../licensing/license-facts.store.ts'
import { pricesOf } from '../licensing/subscription-prices.store.ts'
import type { Portal } from '../portal.ts'

/** What becomes of a person's license once they are in the groups of a package. */
export type LicenseProspect = 'has' | 'seat' | 'line' | 'replaced' | 'error'

/** A product that a package leads to. */
export interface LicenseThatFollows {
  readonly productId: ProductId
  readonly displayName: string
  readonly prospect: LicenseProspect
  /** Seats that are free now. */
  readonly free: number
  /** Their place in line, where they would have to wait. */
  readonly place: number | null
  /** What the seat costs per month; empty where no price is known, or no further seat is taken. */
  readonly costPerMonth: readonly Money[]
}

const licensesOf = prepared((db) =>
  db
    .selectDistinct({
      id: groupLicenses.id,
      productId: groupLicenses.productId,
      disabledPlans: groupLicenses.disabledPlans,
      priority: groups.licensePriority,
    })
    .from(groupLicenses)
    .innerJoin(groups, eq(groups.id, groupLicenses.groupId))
    .leftJoin(
      groupReach,
      and(
        eq(groupReach.groupId, groups.id),
        eq(groups.licensesReachNested, true),
        amongGiven(groupReach.insideId, 'inside'),
      ),
    )
    .where(
      and(isNull(groupLicenses.endsAt), or(amongGiven(groups.id, 'ids'), amongGiven(groupReach.insideId, 'inside'))),
    ),
)

const aheadInLine = prepared((db) =>
  db
    .select({ many: count() })
    .from(seats)
    .where(
      and(
        eq(seats.productId, given('productId')),
        eq(seats.state, 'waiting'),
        isNull(seats.endsAt),
        gte(seats.priority, given('priority')),
      ),
    ),
)

/**
 * The licenses that follow for a person from being in these groups: the evaluator itself says whether a seat would be theirs, whether
 * they would wait, or what stands against it. Reads only.
 */
export async function licensesThatFollow(
  portal: Portal,
  db: Queries,
  userId: UserId,
  groupIds: readonly GroupId[],
): Promise<readonly LicenseThatFollows[]> {
  if (groupIds.length === 0) return []
  const given = await licensesOf(db, { ids: listed(groupIds), inside: listed(groupIds) })
  if (given.length === 0) return []
  const { country } = portal.settings
  const [person] = await peopleFacts(db, [userId], { country })
  if (!person) return []
  const reasons: readonly Reason[] = given.map(({ id: _, ...reason }) => reason)
  const facts = await factsAbout(db, [{ ...person, reasons: [...person.reasons, ...reasons] }], { country })
  const { steps } = evaluate(facts)
  const productIds = [...new Set(reasons.map(({ productId }) => productId))]
  const prices = listsOf(
    (await pricesOf(db, { productIds: listed(productIds) })).map((row) => [row.productId, row] as const),
  )
  const found: LicenseThatFollows[] = []
  for (const product of facts.products.filter(({ id }) => productIds.includes(id))) {
    const seat = person.seats.find(({ productId }) => productId === product.id)
    const prospect = seat?.state === 'held' ? 'has' : prospectOf(stateAfter(steps, userId, product.id) ?? seat?.state)
    const priority = Math.max(...reasons.filter((one) => one.productId === product.id).map((one) => one.priority))
    found.push({
      productId: product.id,
      displayName: product.displayName,
      prospect,
      free: Math.max(0, product.units - product.held),
      place: prospect === 'line' ? await placeOf(db, product.id, priority) : null,
      costPerMonth: prospect === 'seat' || prospect === 'line' ? costOfSeats(prices.get(product.id) ?? [], 1) : [],
    })
  }
  return found.sort((a, b) => a.displayName.localeCompare(b.displayName))
}

function stateAfter(steps: readonly LicenseStep[], userId: UserId, productId: ProductId): SeatState | undefined {
  for (const step of steps)
    if (step.kind === 'begin' && step.userId === userId && step.productId === productId) return step.state
  return undefined
}

const prospects: Record<SeatState, LicenseProspect> = {
  held: 'seat',
  waiting: 'line',
  superseded: 'replaced',
  error: 'error',
}

const prospectOf = (state: SeatState | undefined): LicenseProspect => (state === undefined ? 'line' : prospects[state])

async function placeOf(db: Queries, productId: ProductId, priority: number): Promise<number> {
  const [row] = await aheadInLine(db, { productId, priority })
  return (row?.many ?? 0) + 1
}
