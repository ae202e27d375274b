import { notFound } from '@latchkey/core/refusal'
import { previewUnits } from '@latchkey/services/licensing/change-preview.views'
import type { StoredSubscription } from '@latchkey/services/licensing/licenses.store'
import { productDetail } from '@latchkey/services/licensing/products.views'
import type { Portal } from '@latchkey/services/portal'
import type { z } from 'zod'
import type { Params } from '../parts/address.ts'
import { ChangedSubscriptionForm, subscriptionOf } from './subscription-form.ts'

/** A subscription as a form would change it, as an address carries it: what was typed. */
export const subscriptionParams = (value: z.output<typeof ChangedSubscriptionForm>): Params => ({
  revision: String(value.revision),
  name: value.name,
  units: String(value.units),
  state: value.state,
  price: value.price === null ? '' : (value.price / 100).toFixed(2),
  currency: value.currency,
  renewsOn: value.renewsOn,
})

/** What was typed for a subscription and is carried by an address; as it is stored where it carries nothing, or makes no sense. */
function typedFor(subscription: StoredSubscription, asked: URLSearchParams) {
  const { name, units, state, pricePerMonth: price, currency, renewsOn, revision } = subscription
  // An address leaves out what is empty, so it carries everything or nothing.
  const typed = ChangedSubscriptionForm.safeParse(Object.fromEntries(asked))
  return typed.success ? typed.data : { name, units, state, price, currency, renewsOn, revision }
}

/** A subscription with what was typed for it, so that who comes back from a preview loses nothing. */
export function subscriptionAsked(subscription: StoredSubscription, asked: URLSearchParams): StoredSubscription {
  const { revision, ...fields } = typedFor(subscription, asked)
  return { ...subscription, ...subscriptionOf(fields), revision }
}

/** What the change of a subscription that an address carries would come to. Refuses with notFound where it carries none. */
export async function subscriptionDraft(
  portal: Portal,
  { productId, subscriptionId }: { readonly productId: string; readonly subscriptionId: string },
  asked: URLSearchParams,
) {
  const { product, subscriptions, usage } = await productDetail(portal, productId)
  const subscription = subscriptions.find(({ id }) => id === subscriptionId)
  if (!subscription) throw notFound('subscription')
  const { revision, ...typed } = typedFor(subscription, asked)
  const change = { subscriptionId, ...subscriptionOf(typed) }
  const preview = await previewUnits(portal, change)
  return {
    product,
    usage,
    subscription,
    change: { ...change, revision },
    preview,
    params: subscriptionParams({ ...typed, revision }),
  }
}
