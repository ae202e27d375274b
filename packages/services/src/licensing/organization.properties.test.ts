import { isRefusal } from '@latchkey/core/refusal'
import { insert } from '@latchkey/schema/insert'
import { groups, users } from '@latchkey/schema/tables/directory'
import {
  licensePools,
  planRelations,
  productPlans,
  productSupersedes,
  products,
  seats,
  servicePlans,
  subscriptions,
} from '@latchkey/schema/tables/licensing'
import { databaseKind } from '@latchkey/testing/databases/open-test-database'
import { type TestPortal, testPortal } from '@latchkey/testing/test-portal'
import { eq, isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { nestGroup } from '../directory/nest-group.ts'
import { removeMember } from '../directory/remove-member.ts'
import { setGroupLicensing } from '../directory/set-group-licensing.ts'
import { unnestGroup } from '../directory/unnest-group.ts'
import type { Portal } from '../portal.ts'
import { assignLicense } from './assign-license.ts'
import { keepPlaces } from './product-places.store.ts'
import { reasonsOf } from './reasons.store.ts'
import { evaluateUntilWhole } from './relicense.ts'
import { removeLicense } from './remove-license.ts'
import { setGroupLicenses } from './set-group-licenses.ts'
import { updateSubscription } from './update-subscription.ts'

const people = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5']
const teams = ['g0', 'g1', 'g2']
// The first replaces the second; plans of the second and the third clash; the fourth needs a plan of the third.
const suites = ['p0', 'p1', 'p2', 'p3']
const planOf = (product: string, nth: number) => `${product}-plan${nth}`

/** Something that people do in an organization; what is refused is not done. */
type Deed = (portal: Portal) => Promise<unknown>

const one = (things: readonly string[]) => fc.constantFrom(...things)

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(one(teams), one(people)).map(
    ([groupId, userId]): Deed =>
      (portal) =>
        addMember(portal, { groupId, userId }),
  ),
  fc.tuple(one(teams), one(people)).map(
    ([groupId, userId]): Deed =>
      (portal) =>
        removeMember(portal, { groupId, userId }),
  ),
  fc.tuple(one(teams), one(suites), fc.boolean()).map(
    ([groupId, productId, less]): Deed =>
      (portal) =>
        setGroupLicenses(portal, {
          groupId,
          give: [{ productId, disabledPlans: less ? [planOf(productId, 0)] : [] }],
          take: [],
        }),
  ),
  fc.tuple(one(teams), one(suites)).map(
    ([groupId, productId]): Deed =>
      (portal) =>
        setGroupLicenses(portal, { groupId, give: [], take: [productId] }),
  ),
  fc.tuple(one(people), one(suites)).map(
    ([userId, productId]): Deed =>
      (portal) =>
        assignLicense(portal, { userId, productId, disabledPlans: [] }),
  ),
  fc.tuple(one(people), one(suites)).map(
    ([userId, productId]): Deed =>
      (portal) =>
        removeLicense(portal, { userId, productId }),
  ),
  fc.tuple(one(suites), fc.integer({ min: 0, max: 5 })).map(
    ([productId, units]): Deed =>
      (portal) =>
        setUnits(portal, productId, units),
  ),
  fc.tuple(one(teams), one(teams)).map(
    ([groupId, memberGroupId]): Deed =>
      (portal) =>
        nestGroup(portal, { groupId, memberGroupId }),
  ),
  fc.tuple(one(teams), one(teams)).map(
    ([groupId, memberGroupId]): Deed =>
      (portal) =>
        unnestGroup(portal, { groupId, memberGroupId }),
  ),
  fc.tuple(one(teams), fc.boolean(), fc.integer({ min: 0, max: 2 })).map(
    ([groupId, licensesReachNested, licensePriority]): Deed =>
      async (portal) => {
        const [group] = await portal.db.read.select().from(groups).where(eq(groups.id, groupId))
        await setGroupLicensing(portal, {
          groupId,
          revision: group?.revision ?? 0,
          licensesReachNested,
          licensePriority,
        })
      },
  ),
)

async function setUnits(portal: Portal, productId: string, units: number): Promise<void> {
  const [row] = await portal.db.read.select().from(subscriptions).where(eq(subscriptions.productId, productId))
  if (!row) throw new Error('no subscription')
  const { id, revision, name, state, currency } = row
  await updateSubscription(portal, {
    subscriptionId: id,
    revision,
    name,
    state,
    units: String(units),
    pricePerMonth: '',
    currency,
    renewsOn: '',
  } as never)
}

async function organization(): Promise<TestPortal> {
  const portal = await testPortal()
  const made = { createdAt: portal.now(), revision: 0 }
  await portal.db.transaction(async (tx) => {
    await insert(
      tx,
      users,
      people.map((id) => ({
        id,
        userPrincipalName: `${id}@example.com`,
        displayName: id,
        userType: 'member' as const,
        accountEnabled: true,
        usageLocation: 'DE',
        ...made,
      })),
    )
    await insert(
      tx,
      groups,
      teams.map((id) => ({ id, displayName: id, description: '', kind: 'security' as const, ...made })),
    )
    for (const [nth, id] of suites.entries()) {
      await insert(tx, products, [{ id, skuPartNumber: id, displayName: id, rank: 10 - nth, ...made }])
      const plans = [0, 1].map((plan) => ({ id: planOf(id, plan), servicePlanName: planOf(id, plan) }))
      await insert(
        tx,
        servicePlans,
        plans.map((plan) => ({ ...plan, displayName: plan.id })),
      )
      await insert(
        tx,
        productPlans,
        plans.map((plan) => ({ productId: id, servicePlanId: plan.id })),
      )
      const bought = { productId: id, name: 'Units', state: 'enabled' as const, units: 3, currency: 'EUR', ...made }
      await insert(tx, subscriptions, [{ id: portal.newId(), ...bought }])
    }
    await insert(tx, productSupersedes, [{ productId: 'p0', supersededId: 'p1', preset: false }])
    await insert(tx, planRelations, [
      { kind: 'excludes', planId: planOf('p1', 0), otherPlanId: planOf('p2', 0), preset: false },
      { kind: 'requires', planId: planOf('p3', 0), otherPlanId: planOf('p2', 1), preset: false },
    ])
    await keepPlaces(tx, [])
  })
  return portal
}

/** How it begins: everybody is in one group, which gives more than there is. */
const beginning: readonly Deed[] = [
  ...people.map(
    (userId): Deed =>
      (portal) =>
        addMember(portal, { groupId: 'g0', userId }),
  ),
  (portal) =>
    setGroupLicenses(portal, {
      groupId: 'g0',
      give: suites.slice(1).map((productId) => ({ productId, disabledPlans: [] })),
      take: [],
    }),
]

/** What must hold after every deed. */
async function insistOnSoundness(portal: Portal, unitsWere: ReadonlyMap<string, number>): Promise<void> {
  const db = portal.db.read
  const live = await db.select().from(seats).where(isNull(seats.endsAt))
  const pools = await db.select().from(licensePools)
  const bought = new Map((await db.select().from(subscriptions)).map(({ productId, units }) => [productId, units]))
  const reasons = await reasonsOf(db, people)
  for (const { productId, held, waiting } of pools) {
    const mine = live.filter((seat) => seat.productId === productId)
    expect(mine.filter(({ state }) => state === 'held').length, 'the tally is right').toBe(held)
    expect(mine.filter(({ state }) => state === 'waiting').length, 'the tally is right').toBe(waiting)
    const most = Math.max(bought.get(productId) ?? 0, unitsWere.get(productId) ?? 0)
    expect(held, 'never oversold').toBeLessThanOrEqual(most)
    if (waiting > 0) expect(held, 'nobody waits beside a free unit').toBeGreaterThanOrEqual(bought.get(productId) ?? 0)
  }
  const given = new Set([...reasons].flatMap(([userId, list]) => list.map(({ productId }) => `${userId} ${productId}`)))
  const rows = live.map(({ userId, productId }) => `${userId} ${productId}`)
  expect([...rows].sort(), 'a row for each reason, and no other').toEqual([...given].sort())
  const { steps } = await evaluateUntilWhole(db, people, { country: null })
  expect(steps, 'nothing is left to do').toEqual([])
}

describe('an organization in which anything happens', () => {
  let portal: TestPortal | undefined
  afterEach(() => portal?.dispose())

  // A real server takes its time for each of hundreds of transactions; the rule is the same on each.
  const numRuns = databaseKind() === 'sqlite' ? 20 : 3

  test('never sells too much, gives every reason its due, and leaves nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 5, maxLength: 30 }), async (story) => {
        await portal?.dispose()
        portal = await organization()
        // Where units went down nobody loses a seat, so the most that there ever were are the limit.
        const most = new Map(suites.map((id) => [id, 3]))
        for (const deed of [...beginning, ...story]) {
          await deed(portal).catch((error: unknown) => {
            if (!isRefusal(error)) throw error
          })
          for (const { productId, units } of await portal.db.read.select().from(subscriptions))
            most.set(productId, Math.max(most.get(productId) ?? 0, units))
          await insistOnSoundness(portal, most)
        }
      }),
      { numRuns },
    )
  }, 120_000)
})
