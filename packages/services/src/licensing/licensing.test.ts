import type { GroupId, ProductId, UserId } from '@latchkey/core/ids'
import { productPlans, products, servicePlans } from '@latchkey/schema/tables/licensing'
import { messages } from '@latchkey/schema/tables/notifications'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { createGroup } from '../directory/create-group.ts'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { assignGroupLicense } from './assign-group-license.ts'
import { assignLicense } from './assign-license.ts'
import { createSubscription } from './create-subscription.ts'
import { licensesOfGroup, licensesOfUser, myLicenses } from './licenses.views.ts'
import { keepPlaces } from './product-places.store.ts'
import { listProducts, productDetail } from './products.views.ts'
import { removeGroupLicense } from './remove-group-license.ts'
import { removeLicense } from './remove-license.ts'
import { updateProduct } from './update-product.ts'
import { updateSubscription } from './update-subscription.ts'

let story: Story
let portal: Story['portal']
let asLena: Portal
let asBill: Portal
let ada: UserId
let sam: UserId
let lin: UserId
let design: GroupId
let figma: ProductId
let subscriptionId: string

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asLena = await portal.as(await story.person('Lena License', {}, 'licenseAdministrator'))
  asBill = await portal.as(await story.person('Bill Billing', {}, 'billingAdministrator'))
  ada = await story.person('Ada', { usageLocation: 'DE' })
  sam = await story.person('Sam', { usageLocation: 'DE' })
  lin = await story.person('Lin')
  design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  figma = portal.newId()
  await portal.db.transaction(async (tx) => {
    await tx.insert(products).values([
      { id: figma, skuPartNumber: 'FIGMA', displayName: 'Figma', createdAt: portal.now(), revision: 0 },
      {
        id: 'other',
        skuPartNumber: 'OTHER',
        displayName: 'Another 100% product',
        createdAt: portal.now(),
        revision: 0,
      },
    ])
    for (const name of ['Board', 'Editor']) {
      await tx.insert(servicePlans).values({ id: name, servicePlanName: name.toUpperCase(), displayName: name })
      await tx.insert(productPlans).values({ productId: figma, servicePlanId: name })
    }
    await keepPlaces(tx, [])
  })
})
afterAll(() => portal.dispose())

const bought = (units: number) =>
  ({ name: 'Figma yearly', units, state: 'enabled', pricePerMonth: 4500, currency: 'eur' }) as const
const lettersTo = async (userId: UserId) =>
  (await portal.db.read.select().from(messages).where(eq(messages.recipientId, userId)).orderBy(messages.id)).map(
    ({ template }) => template,
  )
const stateOf = async (userId: UserId) =>
  (await licensesOfUser(asLena, userId)).licenses.map(({ state, position }) => `${state} ${position ?? ''}`.trim())

describe('a product', () => {
  test('is renamed by a license administrator, and by nobody who has an old page', async () => {
    await updateProduct(asLena, { productId: figma, revision: 0, displayName: 'Figma Enterprise' })
    expect(await refusalOf(updateProduct(asLena, { productId: figma, revision: 0, displayName: 'X' }))).toBe(
      'changedMeanwhile',
    )
    expect(await refusalOf(updateProduct(asBill, { productId: figma, revision: 1, displayName: 'X' }))).toBe(
      'notAllowed',
    )
    expect(await refusalOf(updateProduct(asLena, { productId: 'no', revision: 1, displayName: 'X' }))).toBe('notFound')
  })

  test('is bought by a billing administrator only', async () => {
    expect(await refusalOf(createSubscription(asLena, { productId: figma, ...bought(1) }))).toBe('notAllowed')
    subscriptionId = await createSubscription(asBill, { productId: figma, ...bought(1) })
    expect(await story.activities()).toContain('subscription.created')
  })
})

describe('the license of a group', () => {
  test('gives seats in the order in which the members joined, and places in line to the others', async () => {
    for (const userId of [sam, lin]) {
      await addMember(portal, { groupId: design, userId })
      portal.clock.advance(1000)
    }
    await assignGroupLicense(asLena, { groupId: design, productId: figma, disabledPlans: 'Board' })
    expect(await stateOf(sam)).toEqual(['held'])
    expect(await stateOf(lin)).toEqual(['waiting 1'])
    expect(await lettersTo(lin)).toEqual(['seatWaiting'])
  })

  test('changes its plans, and is refused where nothing would change or a plan is unknown', async () => {
    const assign = (disabledPlans: string[]) =>
      assignGroupLicense(asLena, { groupId: design, productId: figma, disabledPlans })
    expect(await refusalOf(assign(['Board']))).toBe('groupLicenseAssigned')
    expect(await refusalOf(assign(['Nothing']))).toBe('planNotOfProduct')
    await assign(['Editor'])
    expect((await licensesOfGroup(asLena, design))[0]).toMatchObject({ productId: figma, disabledPlans: ['Editor'] })
    const [license] = (await licensesOfUser(asLena, sam)).licenses
    expect(license?.enabledPlans.map(({ id }) => id)).toEqual(['Board'])
    expect(license?.sources[0]?.words).toBe('From the group Design')
  })
})

describe('a direct license', () => {
  test('needs the usage location of the person', async () => {
    expect(await refusalOf(assignLicense(asLena, { userId: lin, productId: figma }))).toBe('usageLocationMissing')
  })

  test('adds a second reason, so that the plans add up, and waits behind the others', async () => {
    await assignLicense(asLena, { userId: ada, productId: figma, disabledPlans: ['Board'] })
    expect(await stateOf(ada)).toEqual(['waiting 2'])
    await assignLicense(asLena, { userId: sam, productId: figma, disabledPlans: ['Board'] })
    const mine = await myLicenses(await portal.as(sam))
    expect(mine.licenses[0]?.enabledPlans.map(({ id }) => id)).toEqual(['Board', 'Editor'])
    expect(mine.licenses[0]?.sources.map(({ kind }) => kind)).toEqual(['group', 'direct'])
  })

  test('keeps the seat where another reason is left, and ends what is not there with a sentence', async () => {
    await removeLicense(asLena, { userId: sam, productId: figma })
    expect(await stateOf(sam)).toEqual(['held'])
    expect(await lettersTo(sam)).toEqual([])
    expect(await refusalOf(removeLicense(asLena, { userId: sam, productId: figma }))).toBe('licenseNotAssigned')
  })
})

describe('units', () => {
  test('that are bought go to the line at once, first come, first served', async () => {
    await updateSubscription(asBill, { subscriptionId, revision: 0, ...bought(2) })
    expect([await stateOf(lin), await stateOf(ada)]).toEqual([['held'], ['waiting 1']])
    expect(await lettersTo(lin)).toEqual(['seatWaiting', 'seatGiven'])
  })

  test('that go away take a seat from nobody', async () => {
    await updateSubscription(asBill, { subscriptionId, revision: 1, ...bought(1) })
    expect([await stateOf(sam), await stateOf(lin)]).toEqual([['held'], ['held']])
    const { usage, monthlyCost, groups, holders, line } = await productDetail(asLena, figma)
    expect(usage).toMatchObject({ units: 1, held: 2, waiting: 1, free: 0, overassigned: 1 })
    expect(monthlyCost).toEqual([{ cents: 4500, currency: 'EUR' }])
    expect(groups).toMatchObject([{ displayName: 'Design', members: 2 }])
    expect(holders.rows.map(({ displayName, sources }) => [displayName, sources.length])).toEqual([
      ['Lin', 1],
      ['Sam', 1],
    ])
    expect(line.rows).toMatchObject([{ displayName: 'Ada', position: 1 }])
  })
})

describe('lists of products', () => {
  test('show what was bought, or all, and find by name', async () => {
    expect((await listProducts(asLena, { only: 'subscribed' })).rows).toMatchObject([
      { displayName: 'Figma Enterprise', units: 1 },
    ])
    expect((await listProducts(asLena)).rows).toHaveLength(2)
    expect((await listProducts(asLena, { search: '100%' })).rows).toMatchObject([{ id: 'other', units: 0 }])
    expect((await listProducts(asLena, { search: 'figma' })).rows).toHaveLength(1)
  })

  test('are closed to people without a role, as are the licenses of others', async () => {
    const asSam = await portal.as(sam)
    expect(await refusalOf(listProducts(asSam))).toBe('notAllowed')
    expect(await refusalOf(licensesOfUser(asSam, ada))).toBe('notFound')
  })
})

describe('a product that a group does not give any more', () => {
  test('ends for its members, who are told, and the seat passes on', async () => {
    await removeGroupLicense(asLena, { groupId: design, productId: figma })
    expect([await stateOf(sam), await stateOf(lin), await stateOf(ada)]).toEqual([[], [], ['held']])
    expect(await lettersTo(lin)).toEqual(['seatWaiting', 'seatGiven', 'licenseEnded'])
    expect(await lettersTo(ada)).toEqual(['seatWaiting', 'seatGiven'])
    expect((await licensesOfUser(asLena, lin)).past).toMatchObject([{ productName: 'Figma Enterprise' }])
    expect(await refusalOf(removeGroupLicense(asLena, { groupId: design, productId: figma }))).toBe(
      'groupLicenseNotAssigned',
    )
  })
})
