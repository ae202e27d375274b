import type { ProductId, UserId } from '@latchkey/core/ids'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { removeMember } from '../directory/remove-member.ts'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { peopleOfPreview, previewGroupLicenses, previewProductRules, previewUnits } from './change-preview.views.ts'
import { changePreviewCsv } from './change-preview-csv.ts'
import { createSubscription } from './create-subscription.ts'
import { between, inOrder, present, previewed } from './drawn-changes.testing.ts'
import { layOut } from './laid-out.testing.ts'
import { beginLicensingStory, type LicensingStory } from './licensing-story.testing.ts'
import { previewChange } from './preview-change.ts'
import { changes, organizations, runs } from './random-organizations.testing.ts'
import { setGroupLicenses } from './set-group-licenses.ts'
import { updateSubscription } from './update-subscription.ts'

describe('the preview of a change', () => {
  let story: Story
  let asVera: Portal
  beforeAll(async () => {
    story = await beginStory()
    asVera = await story.portal.as(await story.person('Vera', {}, 'globalAdministrator'))
  })
  afterAll(() => story.portal.dispose())

  test('is what the change comes to, whatever the organization and the change', async () => {
    await fc.assert(
      fc.asyncProperty(organizations, fc.array(changes, { minLength: 1, maxLength: 3 }), async (drawn, then) => {
        const organization = await layOut(story.portal, drawn)
        for (const change of then) {
          const found = await previewed(asVera, organization, change)
          if (found === null) continue
          const before = await present(asVera, organization)
          await found.apply()
          story.portal.clock.advance(1000)
          expect(inOrder(found.preview.effects)).toEqual(inOrder(between(before, await present(asVera, organization))))
        }
      }),
      { numRuns: runs() },
    )
  }, 120_000)
})

describe('a swap that is previewed', () => {
  let story: LicensingStory
  let everybody: readonly UserId[]
  let sales: string
  let [e3, e5]: readonly ProductId[] = []

  beforeAll(async () => {
    story = await beginLicensingStory()
    everybody = await Promise.all(['Ada', 'Ben', 'Cy'].map((name) => story.person(name, { usageLocation: 'DE' })))
    e3 = await story.product('E3', 'Mail', 'Chat')
    e5 = await story.product('E5', 'Mail', 'Talk')
    await story.bought(e3, 3)
    for (const [units, pricePerMonth] of [
      [1, 3000],
      [1, 4000],
    ] as const)
      await createSubscription(story.asBill, {
        productId: e5,
        name: 'E5',
        units,
        state: 'enabled',
        pricePerMonth,
        currency: 'EUR',
      })
    sales = await story.group('Sales', everybody, e3)
  })
  afterAll(() => story.portal.dispose())

  const swap = () => ({
    kind: 'groupLicenses' as const,
    groupId: sales,
    give: [{ productId: e5 ?? '', disabledPlans: ['Talk'] }],
    take: [e3 ?? ''],
  })
  const apply = (digest: string) => setGroupLicenses(story.asLena, { ...swap(), digest })

  test('tells for each product who gains, loses and waits, the seats after it and what they cost', async () => {
    const { totals, cost, people } = await previewGroupLicenses(story.asLena, swap())
    expect(people).toBe(3)
    expect(totals.find(({ productId }) => productId === e3)).toMatchObject({
      lose: 3,
      gain: 0,
      heldBefore: 3,
      heldAfter: 0,
    })
    expect(totals.find(({ productId }) => productId === e5)).toMatchObject({
      gain: 2,
      wait: 1,
      heldAfter: 2,
      units: 2,
      waitingAfter: 1,
      cost: [{ cents: 7000, currency: 'EUR' }],
    })
    expect(cost).toEqual([{ cents: 7000, currency: 'EUR' }])
  })

  test('lists the people page by page, with the plans by name', async () => {
    const preview = await previewGroupLicenses(story.asLena, swap())
    const first = await peopleOfPreview(story.asLena, preview, null, 2)
    const second = await peopleOfPreview(story.asLena, preview, first.next, 2)
    expect([...first.rows, ...second.rows].map(({ displayName }) => displayName)).toEqual(['Ada', 'Ben', 'Cy'])
    expect(second.next).toBeNull()
    expect(first.rows[0]?.effects.find(({ productId }) => productId === e5)).toMatchObject({
      before: null,
      after: 'held',
      plansOn: ['Mail'],
    })
    expect(second.rows[0]?.effects.find(({ productId }) => productId === e5)).toMatchObject({
      after: 'waiting',
      plansOn: [],
    })
    expect(changePreviewCsv.lines(first.rows).split('\r\n')).toHaveLength(5)
  })

  test('is asked by who may make it, and by nobody else', async () => {
    expect(await refusalOf(previewGroupLicenses(story.asBill, swap()))).toBe('notAllowed')
    expect(
      await refusalOf(previewProductRules(story.asBill, { productId: e3 ?? '', rank: 1, allowedCountries: null })),
    ).toBe('notAllowed')
    const subscription = {
      subscriptionId: 'none',
      units: 1,
      state: 'enabled',
      pricePerMonth: null,
      currency: 'EUR',
    } as const
    expect(await refusalOf(previewUnits(story.asBill, subscription))).toBe('notFound')
    expect(await refusalOf(previewGroupLicenses(story.asLena, { ...swap(), groupId: 'none' }))).toBe('notFound')
  })

  test('is not applied where something has changed that it depends on', async () => {
    const { digest } = await previewGroupLicenses(story.asLena, swap())
    await removeMember(story.portal, { groupId: sales, userId: everybody[0] ?? '' })
    expect(await refusalOf(apply(digest))).toBe('previewStale')
    expect(await story.standings(everybody[1] ?? '')).toEqual(['E3 held'])
    story.portal.clock.advance(1000)
    await addMember(story.portal, { groupId: sales, userId: everybody[0] ?? '' })
    story.portal.clock.advance(1000)
  })

  test('is applied where it still comes to the same, in one step', async () => {
    const { digest } = await previewGroupLicenses(story.asLena, swap())
    expect(await apply(digest)).toBeNull()
    expect(await Promise.all(everybody.map((id) => story.standings(id)))).toEqual([
      ['E5 waiting'],
      ['E5 held'],
      ['E5 held'],
    ])
  })

  test('of plans alone tells whose plans change, and is stale once they have', async () => {
    const plans = { ...swap(), give: [{ productId: e5 ?? '', disabledPlans: ['Mail'] }], take: [] }
    const preview = await previewChange(story.portal, story.portal.db.read, plans)
    expect(preview.totals).toMatchObject([{ plansChange: 2, gain: 0, lose: 0, wait: 0 }])
    expect(preview.effects).toMatchObject([
      { before: 'held', after: 'held', plansOn: ['Talk'], plansOff: ['Mail'] },
      { before: 'held', after: 'held', plansOn: ['Talk'], plansOff: ['Mail'] },
    ])
    await setGroupLicenses(story.asLena, { ...plans, digest: preview.digest })
    expect(await refusalOf(setGroupLicenses(story.asLena, { ...plans, digest: preview.digest }))).toBe('previewStale')
  })
})

describe('units that are previewed', () => {
  let story: LicensingStory
  let subscriptionId: string
  let people: readonly UserId[]
  beforeAll(async () => {
    story = await beginLicensingStory()
    people = await Promise.all(['Ada', 'Ben', 'Cy'].map((name) => story.person(name, { usageLocation: 'DE' })))
    const product = await story.product('VISIO')
    subscriptionId = await createSubscription(story.asBill, { productId: product, ...bought, units: 2 })
    await story.group('Draw', people, product)
  })
  afterAll(() => story.portal.dispose())

  const bought = { name: 'Visio', state: 'enabled', pricePerMonth: 1500, currency: 'EUR' } as const
  const preview = (units: number, state: 'enabled' | 'deleted' = 'enabled') =>
    previewUnits(story.asBill, { subscriptionId, units, state, pricePerMonth: 1500, currency: 'EUR' })

  test('go to the line where there are more, and cost what was bought', async () => {
    const { totals, cost } = await preview(4)
    expect(totals).toMatchObject([{ gain: 1, heldBefore: 2, heldAfter: 3, units: 4, waitingAfter: 0 }])
    expect(cost).toEqual([{ cents: 3000, currency: 'EUR' }])
  })

  test('take nobody’s seat at once where there are fewer', async () => {
    expect(await preview(1)).toMatchObject({ people: 0, cost: [{ cents: -1500, currency: 'EUR' }] })
  })

  test('take the latest seats along where they are deleted', async () => {
    const { totals, effects, digest } = await preview(2, 'deleted')
    expect(totals).toMatchObject([{ lose: 2, heldAfter: 0, waitingAfter: 3 }])
    expect(effects.map(({ before, after }) => [before, after])).toEqual([
      ['held', 'waiting'],
      ['held', 'waiting'],
    ])
    const change = { subscriptionId, revision: 0, ...bought, units: 2, state: 'deleted' as const }
    expect(await refusalOf(updateSubscription(story.asBill, { ...change, digest: 'of something else' }))).toBe(
      'previewStale',
    )
    await updateSubscription(story.asBill, { ...change, digest })
    expect(await Promise.all(people.map((id) => story.standings(id)))).toEqual(people.map(() => ['VISIO waiting']))
  })
})
