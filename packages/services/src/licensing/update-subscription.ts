import { z } from 'zod'
import { idOf, revision } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { productById, saveSubscription, subscriptionById } from './licenses.store.ts'
import { insistAsShown } from './preview-change.ts'
import { previewSubscription } from './preview-subscription.ts'
import { subscriptionFields } from './subscription-fields.ts'
import { unitsChanged } from './units-changed.ts'

/** What can be changed of a subscription. */
export const UpdateSubscription = z.object({
  subscriptionId: idOf('a subscription'),
  revision: revision(),
  ...subscriptionFields,
  /** The fingerprint of the preview that was looked at; the change is made only where it still comes to the same. */
  digest: z.string().max(100).optional(),
})

/**
 * A billing administrator changes a subscription. More units go to those in line at once; with fewer units than seats, nobody loses
 * a seat, and the product is told as overassigned until enough seats come back.
 */
export const updateSubscription = operation('subscription.update', UpdateSubscription, async (portal, tx, input) => {
  const subscription = await subscriptionById(tx, input.subscriptionId)
  must(portal, 'subscription.update')
  insistFresh(input.revision, subscription.revision)
  const { subscriptionId, revision: _, digest, ...changes } = input
  if (digest !== undefined) insistAsShown(await previewSubscription(portal, tx, subscription, changes), digest)
  await saveSubscription(tx, subscription, changes)
  const product = await productById(tx, subscription.productId)
  const { name, units, state, pricePerMonth, currency, renewsOn } = subscription
  await record(portal, tx, [
    {
      activity: 'subscription.updated',
      target: { type: 'subscription', id: subscriptionId, name: input.name },
      related: [{ type: 'product', id: product.id, name: product.displayName }],
      details: { before: { name, units, state, pricePerMonth, currency, renewsOn }, after: changes },
    },
  ])
  await unitsChanged(portal, tx, product.id, { from: subscription, to: input })
})
