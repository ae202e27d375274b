import type { UserId } from '@latchkey/core/ids'
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
import { keepPlaces } from './product-places.store.ts'
import {
  type Change,
  changes,
  type Organization,
  organizations,
  people,
  type productNames,
  runs,
} from './random-organizations.testing.ts'
import { evaluateUntilWhole, relicense } from './relicense.ts'

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
        const organization = await layOut(story.portal, drawn)
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
        await expectNothingMore(asVera, organization.userIds)
      }),
      { numRuns: 3 * runs(), examples: [...examples] },
    )
  }, 120_000)
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
  return { kind: 'rules', productId, rank: drawn.rank, allowedCountries: drawn.allowed }
}

/** Makes a change as a run makes it, in stretches of so many people. */
async function makeInStretches(portal: Portal, change: LicenseChange, stretch: number): Promise<void> {
  const at = portal.now()
  const populations = await portal.db.transaction(async (tx): Promise<readonly Population[]> => {
    if (change.kind === 'rules') {
      const { productId, rank, allowedCountries } = change
      await saveProduct(tx, await productById(tx, productId), { rank, allowedCountries })
      const concerned = [...(await keepPlaces(tx, [productId]))].sort()
      return concerned.map((id) => ({ kind: 'productLicenses', groupId: null, productId: id, at }))
    }
    const { groupId } = change
    for (const productId of change.take) await endGroupLicense(portal, tx, groupId, productId)
    for (const license of change.give) await keepGroupLicense(portal, tx, { groupId, ...license })
    return [{ kind: 'groupLicenses', groupId, productId: null, at }]
  })
  for (const population of populations)
    for await (const userIds of stretchesOf(portal.db.read, population, { atOnce: 0, stretch }))
      await portal.db.transaction((tx) => relicense(portal, tx, userIds))
}

/** Whoever is looked at once more, alone or with everybody, keeps what they have. */
async function expectNothingMore(portal: Portal, userIds: readonly UserId[]): Promise<void> {
  const { country } = portal.settings
  for (const some of [userIds, ...userIds.map((userId) => [userId])])
    expect((await evaluateUntilWhole(portal.db.read, some, { country })).steps).toEqual([])
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
