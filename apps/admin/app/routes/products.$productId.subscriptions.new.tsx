import { createSubscription } from '@latchkey/services/licensing/create-subscription'
import { productDetail } from '@latchkey/services/licensing/products.views'
import { productRights } from '@latchkey/services/overview/licensing-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { SubscriptionForm } from '../parts/subscription-form.tsx'
import { refusedWith } from '../server/refused-with.ts'
import { SubscriptionForm as Schema, subscriptionOf } from '../server/subscription-form.ts'

export const meta = titled('Add subscription')

export const loader = page(async ({ portal, param }) => {
  const { product, usage, subscriptions } = await productDetail(portal, param('productId'))
  refusedWith(productRights(portal).createSubscription)
  return { product, waiting: usage.waiting, currency: subscriptions[0]?.currency }
})

export const action = forms({
  '': form(Schema, async ({ portal, param, once }, value) => {
    const productId = param('productId')
    await createSubscription(portal, { productId, ...subscriptionOf(value) }, once)
    return done('Subscription added.', adminPage(`/products/${productId}`))
  }),
})

export default function NewSubscription() {
  const { product, waiting, currency } = useLoaderData<typeof loader>()
  const back = adminPage(`/products/${product.id}`)
  return (
    <Page
      title="Add subscription"
      description={
        waiting > 0
          ? `${waiting} ${waiting === 1 ? 'person waits' : 'people wait'} for a seat and get the new units first.`
          : 'Units that were bought.'
      }
      breadcrumb={[
        { label: 'Products', href: adminPage('/products') },
        { label: product.displayName, href: back },
      ]}
      narrow
    >
      <SubscriptionForm
        defaultName={product.displayName}
        defaultCurrency={currency}
        submit="Add subscription"
        backHref={back}
      />
    </Page>
  )
}
