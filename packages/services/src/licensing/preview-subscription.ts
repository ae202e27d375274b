import { seatsToCut, type UnitsOf, unitsKept } from '@latchkey/core/licensing/grace'
import { mostAtOnce } from '@latchkey/core/licensing/run'
import { assignableUnits, seatsForLine } from '@latchkey/core/licensing/units'
import type { Queries } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { type StoredSubscription, subscriptionsOf } from './licenses.store.ts'
import { stretchesOf } from './populations.store.ts'
import { type ChangePreview, previewOf } from './preview-change.ts'
import { type ProductRules, productFactsOf } from './product-facts.store.ts'
import { latestSeats } from './units-changed.ts'

/**
 * What it would come to if a subscription had other units or another state: more units go to the line, deleted ones take their seats along.
 * Reads only. Who may ask is decided by who calls.
 */
export async function previewSubscription(
  portal: Portal,
  db: Queries,
  subscription: StoredSubscription,
  to: UnitsOf,
): Promise<ChangePreview> {
  const { id, productId } = subscription
  const bought = (await subscriptionsOf(db, [productId])).map((one) => (one.id === id ? { ...one, ...to } : one))
  const { products } = await productFactsOf(db, [productId])
  const [product] = products
  const number = seatsToCut({ held: product?.held ?? 0, kept: unitsKept(bought), from: subscription, to })
  const cut = number > 0 ? await latestSeats(db, productId, number) : []
  const units = assignableUnits(bought)
  const beside = {
    country: portal.settings.country,
    supposing: {
      groupLicenses: [],
      rules: (stored: ProductRules) => ({
        ...stored,
        products: stored.products.map((one) => (one.id === productId ? { ...one, units } : one)),
      }),
    },
  }
  // A long line is gone through by a run, as the change does it.
  if (product && seatsForLine({ ...product, units }) > mostAtOnce)
    return previewOf(
      db,
      stretchesOf(db, { kind: 'productLicenses', groupId: null, productId, at: portal.now() }),
      beside,
    )
  return previewOf(db, [cut.map(({ userId }) => userId)], {
    ...beside,
    products: [productId],
    cuts: new Map([[productId, cut]]),
  })
}
