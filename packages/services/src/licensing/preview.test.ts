import type { ProductId, UserId } from '@latchkey/core/ids'
import type { Effect } from '@latchkey/core/licensing/preview'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { removeMember } from '../directory/remove-member.ts'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { peopleOfPreview, previewGroupLicenses, previewProductRules, previewUnits } from './change-preview.views.ts'
import { changePreviewCsv } from './change-preview-csv.ts'
import { productById, subscriptionById } from './licenses.store.ts'
import { licensesOfGroup, licensesOfUser } from './licenses.views.ts'
import { beginLicensingStory, type LicensingStory } from './licensing-story.testing.ts'
import { type ChangePreview, previewChange } from './preview-change.ts'
import { productFactsOf } from './product-facts.store.ts'
import { changes, type LaidOut, layOut, organizations } from './random-organization.testing.ts'
import { setGroupLicenses } from './set-group-licenses.ts'
import { setProductRules } from './set-product-rules.ts'
import { updateSubscription } from './update-subscription.ts'

const differs = ({ before, after, errorBefore, error, plansOn, plansOff }: Effect): boolean =>
  before !== after || errorBefore !== error || plansOn.length + plansOff.length > 0

const inOrder = (effects: readonly Effect[]): readonly Effect[] =>
  effects
    .filter(differs)
    .map((effect) => ({ ...effect, plansOn: [...effect.plansOn].sort(), plansOff: [...effect.plansOff].sort() }))
    .sort((one, other) => (`${one.userId} ${one.productId}` < `${other.userId} ${other.productId}` ? -1 : 1))

describe('the preview of a change', () => {
  let story: Story
  let asVera: Portal
  beforeAll(async () => {
    story = await beginStory()
    asVera = await story.portal.as(await story.person('Vera', {}, 'globalAdministrator'))
  })
  afterAll(() => story.portal.dispose())

  /** What everybody has, as their own pages tell it. */
  async function present({ userIds }: LaidOut) {
    const found = new Map<string, { userId: UserId; productId: ProductId; state: Effect['after']; error: Effect['error']; plans: string[] }>()
    for (const userId of userIds)
      for (const { productId, state, error, enabledPlans } of (await licensesOfUser(asVera, userId)).licenses) {
        const plans = state === 'held' ? enabledPlans.map(({ id }) => id) : []
        found.set(`${userId} ${productId}`, { userId, productId, state, error, plans })
      }
    return found
  }

  type Present = Awaited<ReturnType<typeof present>>

  const between = (before: Present, after: Present): readonly Effect[] =>
    [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
      const [was, is] = [before.get(key), after.get(key)]
      const { userId, productId } = is ?? was ?? {}
      if (userId === undefined || productId === undefined) return []
      return [
        {
          userId,
          productId,
          before: was?.state ?? null,
          after: is?.state ?? null,
          errorBefore: was?.error ?? null,
          error: is?.error ?? null,
          plansOn: (is?.plans ?? []).filter((plan) => !was?.plans.includes(plan)),
          plansOff: (was?.plans ?? []).filter((plan) => !is?.plans.includes(plan)),
        },
      ]
    })

  /** Previews a drawn change, and a way to apply exactly it; null where nothing would be left of it. */
  async function previewed(
    organization: LaidOut,
    drawn: typeof changes extends fc.Arbitrary<infer Change> ? Change : never,
  ): Promise<{ preview: ChangePreview; apply: () => Promise<unknown> } | null> {
    if (drawn.kind === 'groupLicenses') {
      const given = await licensesOfGroup(asVera, organization.idOf(drawn.group))
      const change = organization.licensesOf(
        drawn,
        given.map(({ productId }) => productId),
      )
      if (change.give.length + change.take.length === 0) return null
      const preview = await previewGroupLicenses(asVera, change)
      const give = change.give.map(({ productId, disabledPlans }) => ({ productId, disabledPlans: [...disabledPlans] }))
      const input = { groupId: change.groupId, give, take: [...change.take], digest: preview.digest }
      return { preview, apply: () => setGroupLicenses(asVera, input) }
    }
    const productId = organization.idOf(drawn.product)
    if (drawn.kind === 'units') {
      const { revision, name, currency, pricePerMonth, id } = await subscriptionById(asVera.db.read, `${productId}-bought`)
      const change = { subscriptionId: id, units: drawn.units, state: drawn.state, pricePerMonth, currency }
      const preview = await previewUnits(asVera, change)
      return { preview, apply: () => updateSubscription(asVera, { ...change, name, revision, digest: preview.digest }) }
    }
    const { revision, lowShare } = await productById(asVera.db.read, productId)
    const [stored] = (await productFactsOf(asVera.db.read, [productId])).products
    const { rank, allowed } = drawn
    const preview = await previewProductRules(asVera, {
      kind: 'rules',
      productId,
      rank,
      allowedCountries: allowed,
      supersededBy: stored?.supersededBy ?? [],
    })
    const input = { productId, revision, lowShare, rank, allowedCountries: allowed?.join(', ') ?? null }
    return { preview, apply: () => setProductRules(asVera, input) }
  }

  test('is what the change comes to, whatever the organization and the change', async () => {
    await fc.assert(
      fc.asyncProperty(organizations, fc.array(changes, { minLength: 1, maxLength: 3 }), async (drawn, then) => {
        const organization = await layOut(story.portal, drawn)
        for (const change of then) {
          const found = await previewed(organization, change)
          if (found === null) continue
          const before = await present(organization)
          await found.apply()
          story.portal.clock.advance(1000)
          expect(inOrder(found.preview.effects)).toEqual(inOrder(between(before, await present(organization))))
        }
      }),
      { numRuns: Number(process.env.LATCHKEY_PREVIEW_RUNS ?? 25) },
    )
  }, 120_000)
})
