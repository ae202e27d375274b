import type { ProductId, UserId } from '@latchkey/core/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../directory/story.testing.ts'
import { addPlanRelation } from './add-plan-relation.ts'
import { addSuperseded } from './add-superseded.ts'
import { applyPresets } from './apply-presets.ts'
import { assignLicense } from './assign-license.ts'
import { licensesOfUser } from './licenses.views.ts'
import { beginLicensingStory, type LicensingStory } from './licensing-story.testing.ts'
import { rulesOfProduct } from './product-rules.views.ts'
import { removePlanRelation } from './remove-plan-relation.ts'
import { removeSuperseded } from './remove-superseded.ts'
import { setProductRules } from './set-product-rules.ts'

let story: LicensingStory
let ada: UserId
let sam: UserId
let e3: ProductId
let e5: ProductId
let kiosk: ProductId

beforeAll(async () => {
  story = await beginLicensingStory()
  ada = await story.person('Ada', { usageLocation: 'DE' })
  sam = await story.person('Sam', { usageLocation: 'US' })
  e3 = await story.product('SPE_E3', 'EXCHANGE_S_ENTERPRISE', 'TEAMS1')
  e5 = await story.product('SPE_E5', 'EXCHANGE_S_ENTERPRISE', 'TEAMS1', 'MCOEV')
  kiosk = await story.product('MAIL_ONLY', 'EXCHANGE_S_DESKLESS')
  for (const product of [e3, e5, kiosk]) await story.bought(product, 5)
  await story.group('Everybody', [ada, sam], e3)
})
afterAll(() => story.portal.dispose())

const presets = () => story.portal.db.transaction((tx) => applyPresets(tx))
const rules = (productId: ProductId) => rulesOfProduct(story.asLena, productId)

describe('presets', () => {
  test('let the better product of a family replace the lesser, and are marked', async () => {
    expect(await presets()).toContain(e3)
    expect(await rules(e5)).toMatchObject({ replaces: [{ id: e3, preset: true }], replacedBy: [] })
    expect(await rules(e3)).toMatchObject({ replacedBy: [{ id: e5, preset: true }] })
    expect(await presets()).toEqual([])
  })

  test('free the seat of the lesser product, which comes back with the end of the better', async () => {
    await assignLicense(story.asLena, { userId: ada, productId: e5 })
    expect(await story.standings(ada)).toEqual(['SPE_E3 superseded', 'SPE_E5 held'])
    await removeSuperseded(story.asLena, { productId: e5, supersededId: e3 })
    expect(await story.standings(ada)).toEqual(['SPE_E3 held', 'SPE_E5 held'])
  })

  test('do not come back once an administrator took them away, but can be made again by hand', async () => {
    expect(await presets()).toEqual([])
    expect((await rules(e5)).replaces).toEqual([])
    await addSuperseded(story.asLena, { productId: e5, supersededId: e3 })
    expect((await rules(e5)).replaces).toMatchObject([{ id: e3, preset: false }])
    expect(await story.standings(ada)).toEqual(['SPE_E3 superseded', 'SPE_E5 held'])
    expect(await presets()).toEqual([])
  })

  test('hold a plan back beside a larger one, until an administrator takes the rule away', async () => {
    await assignLicense(story.asLena, { userId: sam, productId: kiosk })
    expect((await rules(kiosk)).planRules).toMatchObject([{ kind: 'excludes', preset: true }])
    expect(await story.standings(sam)).toContain('MAIL_ONLY error MutuallyExclusiveViolation')
    const [license] = (await licensesOfUser(story.asLena, sam)).licenses
    expect(license?.heldBack).toMatchObject([
      { plan: 'EXCHANGE_S_DESKLESS', other: 'EXCHANGE_S_ENTERPRISE', why: 'excludes' },
    ])
    const rule = { kind: 'excludes', planId: 'EXCHANGE_S_ENTERPRISE', otherPlanId: 'EXCHANGE_S_DESKLESS' } as const
    await removePlanRelation(story.asLena, rule)
    expect(await story.standings(sam)).toContain('MAIL_ONLY held')
    expect(await refusalOf(removePlanRelation(story.asLena, rule))).toBe('planRuleGone')
    expect(await presets()).toEqual([])
  })
})

describe('rules of products', () => {
  test('never go in a circle', async () => {
    const add = (productId: ProductId, supersededId: ProductId) =>
      refusalOf(addSuperseded(story.asLena, { productId, supersededId }))
    await addSuperseded(story.asLena, { productId: e3, supersededId: kiosk })
    expect(await add(kiosk, e5)).toBe('replacesInACircle')
    expect(await add(e3, e3)).toBe('replacesItself')
    expect(await add(e3, kiosk)).toBe('replacedAlready')
    await removeSuperseded(story.asLena, { productId: e3, supersededId: kiosk })
    expect(await refusalOf(removeSuperseded(story.asLena, { productId: e3, supersededId: kiosk }))).toBe('notReplaced')
  })

  test('reach through products that somebody has no reason for', async () => {
    const between = await story.product('BETWEEN')
    await story.bought(between, 1)
    await addSuperseded(story.asLena, { productId: e3, supersededId: between })
    await addSuperseded(story.asLena, { productId: between, supersededId: kiosk })
    expect(await story.standings(sam)).toContain('MAIL_ONLY superseded')
    expect((await rules(e3)).replacesThrough).toMatchObject([{ id: kiosk }])
    await removeSuperseded(story.asLena, { productId: e3, supersededId: between })
    expect(await story.standings(sam)).toContain('MAIL_ONLY held')
  })

  test('let a plan wait for the one that it needs', async () => {
    const needs = { kind: 'requires', planId: 'EXCHANGE_S_DESKLESS', otherPlanId: 'MCOEV' } as const
    await addPlanRelation(story.asLena, needs)
    expect(await story.standings(sam)).toContain('MAIL_ONLY error DependencyViolation')
    expect(await refusalOf(addPlanRelation(story.asLena, needs))).toBe('planRuleThere')
    expect(await refusalOf(addPlanRelation(story.asLena, { ...needs, kind: 'excludes' }))).toBe('planRulesContradict')
    expect(await refusalOf(addPlanRelation(story.asLena, { ...needs, otherPlanId: needs.planId }))).toBe(
      'ruleOfOnePlan',
    )
    await removePlanRelation(story.asLena, needs)
    expect(await story.standings(sam)).toContain('MAIL_ONLY held')
  })

  test('close a country, and open it again', async () => {
    const set = (revision: number, allowedCountries: string) =>
      setProductRules(story.asLena, { productId: kiosk, revision, rank: 3, allowedCountries, lowShare: 10 })
    await set(0, 'fr, de')
    expect(await story.standings(sam)).toContain('MAIL_ONLY error ProhibitedInUsageLocationViolation')
    expect(await refusalOf(set(0, 'FR'))).toBe('changedMeanwhile')
    expect(await refusalOf(set(1, 'Germany'))).toBe('invalidInput')
    await set(1, '')
    expect(await story.standings(sam)).toContain('MAIL_ONLY held')
  })

  test('are changed by license administrators only, and every change is in the audit log', async () => {
    const asBill = story.asBill
    expect(await refusalOf(addSuperseded(asBill, { productId: e3, supersededId: kiosk }))).toBe('notAllowed')
    expect(await refusalOf(removeSuperseded(asBill, { productId: e5, supersededId: e3 }))).toBe('notAllowed')
    const rule = { kind: 'excludes', planId: 'TEAMS1', otherPlanId: 'MCOEV' } as const
    expect(await refusalOf(addPlanRelation(asBill, rule))).toBe('notAllowed')
    expect(await refusalOf(removePlanRelation(asBill, rule))).toBe('notAllowed')
    expect(await story.activities()).toEqual(
      expect.arrayContaining([
        'product.rulesSet',
        'product.supersededAdded',
        'product.supersededRemoved',
        'planRelation.added',
        'planRelation.removed',
      ]),
    )
  })
})
