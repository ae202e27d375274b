import type { SubscriptionId } from '@latchkey/core/ids'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { addSubscription, productById } from './licenses.store.ts'
import { subscriptionFields } from './subscription-fields.ts'
import { unitsChanged } from './units-changed.ts'

/** A subscription that was bought. */
export const CreateSubscription = z.object({ productId: idOf('a product'), ...subscriptionFields })

/** A billing administrator enters units that were bought; those in line get them at once. Returns the id of the subscription. */
export const createSubscription = operation('subscription.create', CreateSubscription, async (portal, tx, input) => {
  const product = await productById(tx, input.productId)
  must(portal, 'subscription.create')
  const id: SubscriptionId = portal.newId()
  await addSubscription(tx, { id, ...input, createdAt: portal.now(), revision: 0 })
  await record(portal, tx, [
    {
      activity: 'subscription.created',
      target: { type: 'subscription', id, name: input.name },
      related: [{ type: 'product', id: product.id, name: product.displayName }],
      details: { units: input.units, state: input.state, pricePerMonth: input.pricePerMonth, currency: input.currency },
    },
  ])
  await unitsChanged(portal, tx, product.id)
  return id
})
