import type { GroupId, ProductId, UserId } from '@latchkey/core/ids'
import { presetRank } from '@latchkey/core/licensing/presets'
import { insert } from '@latchkey/schema/insert'
import { productPlans, products, servicePlans } from '@latchkey/schema/tables/licensing'
import { addMember } from '../directory/add-member.ts'
import { createGroup } from '../directory/create-group.ts'
import { beginStory, type Story } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { assignGroupLicense } from './assign-group-license.ts'
import { createSubscription } from './create-subscription.ts'
import { licensesOfUser } from './licenses.views.ts'
import { keepPlaces } from './product-places.store.ts'

/** A story about licenses: a small organization with a license administrator and a billing administrator. */
export interface LicensingStory extends Story {
  readonly asLena: Portal
  readonly asBill: Portal
  /** A product with these plans, by part number and plan name; nothing was bought of it yet. */
  product(skuPartNumber: string, ...planNames: readonly string[]): Promise<ProductId>
  /** Units of a product; returns the id of the subscription. */
  bought(productId: ProductId, units: number): Promise<string>
  /** A group that gives products to people. */
  group(name: string, people: readonly UserId[], ...productIds: readonly ProductId[]): Promise<GroupId>
  /** What somebody has, by part number: "SPE_E5 held", "SPE_E3 superseded". */
  standings(userId: UserId): Promise<readonly string[]>
}

/** Begins a story about licenses. */
export async function beginLicensingStory(): Promise<LicensingStory> {
  const story = await beginStory()
  const { portal } = story
  const asLena = await portal.as(await story.person('Lena License', {}, 'licenseAdministrator'))
  const asBill = await portal.as(await story.person('Bill Billing', {}, 'billingAdministrator'))
  return {
    ...story,
    asLena,
    asBill,
    product: (skuPartNumber, ...planNames) =>
      portal.db.transaction(async (tx) => {
        const id = `product ${skuPartNumber}`
        await insert(tx, products, [
          {
            id,
            skuPartNumber,
            displayName: skuPartNumber,
            rank: presetRank(skuPartNumber),
            createdAt: portal.now(),
            revision: 0,
          },
        ])
        for (const name of planNames) {
          await tx
            .insert(servicePlans)
            .values({ id: name, servicePlanName: name, displayName: name })
            .onConflictDoNothing()
          await insert(tx, productPlans, [{ productId: id, servicePlanId: name }])
        }
        await keepPlaces(tx, [])
        return id
      }),
    bought: (productId, units) =>
      createSubscription(asBill, {
        productId,
        name: 'Yearly',
        units,
        state: 'enabled',
        pricePerMonth: null,
        currency: 'EUR',
      }),
    group: async (displayName, people, ...productIds) => {
      const groupId = await createGroup(portal, { displayName, kind: 'security' })
      for (const userId of people) {
        portal.clock.advance(1000)
        await addMember(portal, { groupId, userId })
      }
      for (const productId of productIds) await assignGroupLicense(asLena, { groupId, productId, disabledPlans: [] })
      return groupId
    },
    standings: async (userId) =>
      (await licensesOfUser(asLena, userId)).licenses.map(({ skuPartNumber, state, error }) =>
        [skuPartNumber, state, error].filter(Boolean).join(' '),
      ),
  }
}
