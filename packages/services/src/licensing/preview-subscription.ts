import { seatsToCut, type UnitsOf, unitsKept } from '@latchkey/core/licensing/grace'
import { assignableUnits } from '@latchkey/core/licensing/units'
import type { Queries } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { type StoredSubscription, subscriptionsOf } from './licenses.store.ts'
import { type ChangePreview, previewOf } from './preview-change.ts'
import { productFactsOf } from './product-facts.store.ts'
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
  const held = products[0]?.held ?? 0
  const number = seatsToCut({ held, kept: unitsKept(bought), from: subscription, to })
  const cut = number > 0 ? await latestSeats(db, productId, number) : []
  const units = assignableUnits(bought)
  return previewOf(
    db,
    cut.map(({ userId }) => userId),
    {
      country: portal.settings.country,
      products: [productId],
      cuts: new Map([[productId, cut]]),
      supposing: {
        groupLicenses: [],
        rules: (stored) => ({
          ...stored,
          products: stored.products.map((one) => (one.id === productId ? { ...one, units } : one)),
        }),
      },
    },
  )
}
