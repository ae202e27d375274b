import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { between, inOrder, present } from './drawn-changes.testing.ts'
import { type LaidOut, layOut } from './laid-out.testing.ts'
import { endGroupLicense, keepGroupLicense, productById, saveProduct } from './licenses.store.ts'
import { licensesOfGroup } from './licenses.views.ts'
import { type Population, stretchesOf } from './populations.store.ts'
import { type LicenseChange, previewChange } from './preview-change.ts'
import { productFactsOf } from './product-facts.store.ts'
import {
  type Change,
  changes,
  type Organization,
  organizations,
  people,
  type productNames,
  runs,
} from './random-organizations.testing.ts'
import { relicense } from './relicense.ts'

describe('the preview of a change that is made in stretches', () => {
  let story: Story
  let asVera: Portal
  beforeAll(async () => {
    story = await beginStory()
    asVera = await story.portal.as(await story.person('Vera', {}, 'globalAdministrator'))
  })
  afterAll(() => story.portal.dispose())

  test('is what its stretches come to one after another, however long they are', async () => {
    await fc.assert(
      fc.asyncProperty(organizations, changes, fc.integer({ min: 1, max: 3 }), async (drawn, drawnChange, stretch) => {
        const organization = await layOut(story.portal, withoutNeeds(drawn))
        const change = await asked(asVera, organization, drawnChange)
        if (change === null) return
        const pace = { atOnce: 0, stretch }
        const preview = await previewChange(asVera, asVera.db.read, change, pace)
        const again = await previewChange(asVera, asVera.db.read, change, pace)
        expect(again.digest).toBe(preview.digest)
        const before = await present(asVera, organization)
        await makeInStretches(asVera, change, stretch)
        story.portal.clock.advance(1000)
        expect(inOrder(preview.effects)).toEqual(inOrder(between(before, await present(asVera, organization))))
        expect(preview.people).toBe(new Set(preview.effects.map(({ userId }) => userId)).size)
        await expectTallies(asVera, preview.totals)
      }),
      { numRuns: 3 * runs(), examples: [...examples] },
    )
  }, 120_000)
})

/**
 * Plans that need others may put products in another order once one of them is gone (`inOrder`), so that whoever a run comes by twice
 * could be judged otherwise the second time. A preview looks once.
 */
const withoutNeeds = (drawn: Organization): Organization => ({
  ...drawn,
  relation: drawn.relation === 'requires' ? null : drawn.relation,
})

const offer = { units: 5, rank: 0, allowed: null, plans: ['mail' as const] }
const plain: Organization = {
  countries: ['DE', 'DE', 'DE', 'DE', 'DE'],
  members: { sales: [...people], staff: [] },
  reachesNested: false,
  priorities: [0, 0],
  offers: [{ ...offer, units: 2 }, offer, offer],
  gives: [],
  direct: [],
  replaces: true,
  relation: null,
}
const gives = (...products: readonly (typeof productNames)[number][]): Change => ({
  kind: 'groupLicenses',
  group: 'staff',
  give: products.map((product) => ({ product, off: [] })),
  take: [],
})

/** What chance seldom draws: each stretch gives a seat back, and the next in line is another one each time. */
const examples: readonly [Organization, Change, number][] = [
  // Cy and Dee stand in the line that is stored.
  [
    {
      ...plain,
      members: { sales: [...people], staff: ['ada', 'ben'] },
      gives: [{ group: 'sales', product: 'e1', off: [] }],
    },
    gives('e3'),
    1,
  ],
  // Ada and Ben come to stand in line by the stretches before, because the better product may not be used where they are.
  [
    {
      ...plain,
      countries: ['FR', 'FR', 'DE', 'DE', 'DE'],
      members: { sales: [], staff: ['ada', 'ben', 'cy', 'dee'] },
      offers: [{ ...offer, units: 2 }, { ...offer, allowed: ['DE'] }, offer],
      direct: [
        { user: 'cy', product: 'e1', off: [] },
        { user: 'dee', product: 'e1', off: [] },
      ],
    },
    gives('e1', 'e3'),
    1,
  ],
]

/** A drawn change as it would be asked for; null where nothing would be left of it, or where it never goes in stretches. */
async function asked(portal: Portal, organization: LaidOut, drawn: Change): Promise<LicenseChange | null> {
  if (drawn.kind === 'units') return null
  if (drawn.kind === 'groupLicenses') {
    const given = await licensesOfGroup(portal, organization.idOf(drawn.group))
    const change = organization.licensesOf(
      drawn,
      given.map(({ productId }) => productId),
    )
    return change.give.length + change.take.length === 0 ? null : change
  }
  const productId = organization.idOf(drawn.product)
  const { products } = await productFactsOf(portal.db.read, [productId])
  const supersededBy = products[0]?.supersededBy ?? []
  return { kind: 'rules', productId, rank: drawn.rank, allowedCountries: drawn.allowed, supersededBy }
}

/** Makes a change as a run makes it, in stretches of so many people. */
async function makeInStretches(portal: Portal, change: LicenseChange, stretch: number): Promise<void> {
  const population: Population =
    change.kind === 'groupLicenses'
      ? { kind: 'groupLicenses', groupId: change.groupId, productId: null, at: portal.now() }
      : { kind: 'productLicenses', groupId: null, productId: change.productId, at: portal.now() }
  await portal.db.transaction(async (tx) => {
    if (change.kind === 'rules') {
      const { rank, allowedCountries } = change
      await saveProduct(tx, await productById(tx, change.productId), { rank, allowedCountries })
      return
    }
    const { groupId } = change
    for (const productId of change.take) await endGroupLicense(portal, tx, groupId, productId)
    for (const license of change.give) await keepGroupLicense(portal, tx, { groupId, ...license })
  })
  for await (const userIds of stretchesOf(portal.db.read, population, { atOnce: 0, stretch }))
    await portal.db.transaction((tx) => relicense(portal, tx, userIds))
}

/** The seats and the line after the change are those that were told. */
async function expectTallies(
  portal: Portal,
  totals: Awaited<ReturnType<typeof previewChange>>['totals'],
): Promise<void> {
  const { products } = await productFactsOf(
    portal.db.read,
    totals.map(({ productId }) => productId),
  )
  for (const { productId, heldAfter, waitingAfter } of totals)
    expect(products.find(({ id }) => id === productId)).toMatchObject({ held: heldAfter, waiting: waitingAfter })
}
