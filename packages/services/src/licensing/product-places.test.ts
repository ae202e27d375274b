import type { ProductId, UserId } from '@latchkey/core/ids'
import { products } from '@latchkey/schema/tables/licensing'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importProducts } from '../imports/import-products.ts'
import { addPlanRelation } from './add-plan-relation.ts'
import { addSuperseded } from './add-superseded.ts'
import { previewProductRules } from './change-preview.views.ts'
import { beginLicensingStory, type LicensingStory } from './licensing-story.testing.ts'
import { keepPlaces } from './product-places.store.ts'
import { evaluateUntilWhole } from './relicense.ts'
import { removePlanRelation } from './remove-plan-relation.ts'
import { removeSuperseded } from './remove-superseded.ts'
import { setProductRules } from './set-product-rules.ts'

let story: LicensingStory
let ada: UserId
let ben: UserId
let suite: ProductId
let talk: ProductId
let voice: ProductId

beforeAll(async () => {
  story = await beginLicensingStory()
  ada = await story.person('Ada', { usageLocation: 'DE' })
  ben = await story.person('Ben', { usageLocation: 'DE' })
  suite = await story.product('SUITE', 'MEET')
  talk = await story.product('TALK', 'LOUD')
  voice = await story.product('VOICE', 'CALLS', 'TONE')
  for (const product of [suite, talk, voice]) await story.bought(product, 5)
  await rank(suite, 10)
  await rank(talk, 5)
  await rank(voice, 9)
  await addPlanRelation(story.asLena, { kind: 'requires', planId: 'CALLS', otherPlanId: 'MEET' })
  await addPlanRelation(story.asLena, { kind: 'excludes', planId: 'LOUD', otherPlanId: 'TONE' })
  await story.group('Callers', [ada], talk, voice)
  await story.group('Meeters', [ben], suite)
})
afterAll(() => story.portal.dispose())

const rulesWith = async (productId: ProductId, wished: number) => {
  const [product] = await story.portal.db.read.select().from(products).where(eq(products.id, productId))
  return { productId, revision: product?.revision ?? 0, rank: wished, allowedCountries: '', lowShare: 5 }
}
const rank = async (productId: ProductId, wished: number) =>
  setProductRules(story.asLena, await rulesWith(productId, wished))

/** Part numbers in the order of the places that are stored, with each place. */
const order = async () =>
  (await story.portal.db.read.select().from(products).orderBy(asc(products.place), asc(products.id)))
    .map(({ skuPartNumber, place }) => `${place} ${skuPartNumber}`)
    .join(', ')

/** What is left to do for some people. */
const leftFor = async (...userIds: readonly UserId[]) =>
  (await evaluateUntilWhole(story.portal.db.read, userIds, { country: null })).steps

const insistOnNothingLeft = async () => {
  for (const some of [[ada], [ben], [ada, ben], [ben, ada]]) expect(await leftFor(...some)).toEqual([])
}

describe('the places of products', () => {
  test('are what ranks and needs say', async () => {
    expect(await order()).toBe('1 SUITE, 2 VOICE, 3 TALK')
    expect(await story.standings(ada)).toEqual([
      'TALK error MutuallyExclusiveViolation',
      'VOICE held DependencyViolation',
    ])
    await insistOnNothingLeft()
  })

  test('would change with a rank for products beside that one, and a preview tells whom that concerns', async () => {
    const wished = { productId: suite, rank: 1, allowedCountries: null }
    const preview = await previewProductRules(story.asLena, wished)
    expect(preview.effects.map(({ userId, productId, after }) => [userId, productId, after])).toEqual([
      [ada, talk, 'held'],
      [ada, voice, 'error'],
    ])
    await setProductRules(story.asLena, { ...(await rulesWith(suite, 1)), digest: preview.digest })
  })

  test('change with the rank, and so does what people have of whom nobody has that product', async () => {
    expect(await order()).toBe('1 TALK, 2 SUITE, 3 VOICE')
    expect(await story.standings(ada)).toEqual(['TALK held', 'VOICE error MutuallyExclusiveViolation'])
  })

  test('are the same whoever is looked at, also where a product between two of theirs is not at hand', async () => {
    await insistOnNothingLeft()
  })

  test('follow rules about plans', async () => {
    const needs = { kind: 'requires', planId: 'CALLS', otherPlanId: 'MEET' } as const
    await removePlanRelation(story.asLena, needs)
    expect(await order()).toBe('1 VOICE, 2 TALK, 3 SUITE')
    expect(await story.standings(ada)).toEqual(['TALK error MutuallyExclusiveViolation', 'VOICE held'])
    await insistOnNothingLeft()
    await addPlanRelation(story.asLena, needs)
    expect(await order()).toBe('1 TALK, 2 SUITE, 3 VOICE')
    await insistOnNothingLeft()
  })

  test('follow replacements, against the rank', async () => {
    await addSuperseded(story.asLena, { productId: suite, supersededId: talk })
    expect(await order()).toBe('1 SUITE, 2 VOICE, 3 TALK')
    await insistOnNothingLeft()
    await removeSuperseded(story.asLena, { productId: suite, supersededId: talk })
    expect(await order()).toBe('1 TALK, 2 SUITE, 3 VOICE')
    await insistOnNothingLeft()
  })

  test('are given at once to the products of an older version, of whom nobody has to be looked at', async () => {
    const { portal } = story
    await portal.db.transaction((tx) => tx.update(products).set({ place: 0 }))
    expect(await portal.db.transaction((tx) => keepPlaces(tx, []))).toEqual([])
    expect(await order()).toBe('1 TALK, 2 SUITE, 3 VOICE')
  })

  test('are given to products that are imported, and the presets of those move them', async () => {
    await importProducts(story.portal, { fileName: 'products.csv', content: Buffer.from(file) })
    expect(await order()).toBe('1 SPE_E5, 2 SPE_E3, 3 TALK, 4 SUITE, 5 VOICE')
    await insistOnNothingLeft()
  })
})

const file = [
  'Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names',
  'Microsoft 365 E3,SPE_E3,05e9a617-0261-4cee-bb44-138d3ef5d965,TEAMS1,57ff2da0-773e-42df-b2af-ffb7a2317929,Teams',
  'Microsoft 365 E5,SPE_E5,06ebc4ee-1bb5-47dd-8120-11324bc54e06,TEAMS1,57ff2da0-773e-42df-b2af-ffb7a2317929,Teams',
].join('\n')
