import { notFound } from '@latchkey/core/refusal'
import { productDetail } from '@latchkey/services/licensing/products.views'
import { updateSubscription } from '@latchkey/services/licensing/update-subscription'
import { productRights } from '@latchkey/services/overview/licensing-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { SubscriptionForm } from '../parts/subscription-form.tsx'
import { refusedWith } from '../server/refused-with.ts'
import { subscriptionAsked, subscriptionParams } from '../server/subscription-draft.ts'
import { ChangedSubscriptionForm, subscriptionOf } from '../server/subscription-form.ts'

export const meta = titled<{ subscription: { name: string } }>(({ subscription }) => `Change ${subscription.name}`)

export const loader = page(async ({ portal, param, url }) => {
  const { product, subscriptions, usage } = await productDetail(portal, param('productId'))
  refusedWith(productRights(portal).updateSubscription)
  const subscription = subscriptions.find(({ id }) => id === param('subscriptionId'))
  if (!subscription) throw notFound('subscription')
  return { product, subscription: subscriptionAsked(subscription, url.searchParams), usage }
})

export const action = forms({
  '': form(ChangedSubscriptionForm, async ({ portal, param, once }, { button, ...sent }) => {
    if (button === 'preview') {
      const place = `/products/${param('productId')}/subscriptions/${param('subscriptionId')}/preview`
      return done(null, adminPage(place, subscriptionParams(sent)))
    }
    const { revision, ...value } = sent
    await updateSubscription(
      portal,
      { subscriptionId: param('subscriptionId'), revision, ...subscriptionOf(value) },
      once,
    )
    return done('Subscription changed.', adminPage(`/products/${param('productId')}`))
  }),
})

export default function ChangeSubscription() {
  const { product, subscription, usage } = useLoaderData<typeof loader>()
  const back = adminPage(`/products/${product.id}`)
  return (
    <Page
      title={`Change ${subscription.name}`}
      description={`${usage.held} of ${usage.units} units of the product are assigned, ${usage.waiting} wait.`}
      breadcrumb={[
        { label: 'Products', href: adminPage('/products') },
        { label: product.displayName, href: back },
      ]}
      narrow
    >
      <SubscriptionForm subscription={subscription} submit="Save changes" backHref={back} />
    </Page>
  )
}
