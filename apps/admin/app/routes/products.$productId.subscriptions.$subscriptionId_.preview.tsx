import { subscriptionStateTitles } from '@latchkey/core/licensing/units'
import { UpdateSubscription, updateSubscription } from '@latchkey/services/licensing/update-subscription'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ChangePreview } from '../parts/change-preview.tsx'
import { shownPreview } from '../server/shown-preview.ts'
import { subscriptionDraft } from '../server/subscription-draft.ts'

export const meta = titled<{ before: { name: string } }>(({ before }) => `Preview: ${before.name}`)

export const loader = page(async ({ portal, url, param }) => {
  const ids = { productId: param('productId'), subscriptionId: param('subscriptionId') }
  const { product, usage, subscription, change, preview, params } = await subscriptionDraft(
    portal,
    ids,
    url.searchParams,
  )
  const [{ name, units, state }, after] = [subscription, { units: change.units, state: change.state }]
  const shown = await shownPreview(portal, preview, url.searchParams)
  return {
    product: { id: product.id, displayName: product.displayName },
    before: { name, units, state },
    held: usage.held,
    after,
    preview: shown,
    params,
    id: subscription.id,
  }
})

/** A change that is refused because something has changed since is shown anew at once. */
export const shouldRevalidate = () => true

export const action = forms({
  '': form(UpdateSubscription.pick({ digest: true }).required(), async ({ portal, param, url, once }, { digest }) => {
    const ids = { productId: param('productId'), subscriptionId: param('subscriptionId') }
    const { change } = await subscriptionDraft(portal, ids, url.searchParams)
    await updateSubscription(portal, { ...change, digest }, once)
    return done('Subscription changed.', adminPage(`/products/${ids.productId}`))
  }),
})

export default function PreviewSubscription() {
  const { product, held, before, after, preview, params, id } = useLoaderData<typeof loader>()
  const place = `/products/${product.id}/subscriptions/${id}`
  return (
    <Page
      title={`Preview: ${before.name}`}
      description={`${unitsInWords(before)} now, ${unitsInWords(after)} then; ${held} of the product are assigned.`}
      breadcrumb={[
        { label: 'Products', href: adminPage('/products') },
        { label: product.displayName, href: adminPage(`/products/${product.id}`) },
        { label: before.name, href: adminPage(place) },
      ]}
    >
      <ChangePreview
        preview={preview}
        place={`${place}/preview`}
        params={params}
        csvHref={adminPage(`${place}/preview.csv`, params)}
        remark={after.units < before.units && after.state === before.state ? <FewerUnits /> : null}
        apply={
          <PortalForm
            fields={{ digest: preview.digest }}
            submit="Apply exactly this"
            actions={<ButtonLink href={adminPage(place, params)}>Change it</ButtonLink>}
          />
        }
      />
    </Page>
  )
}

const unitsInWords = ({ units, state }: { units: number; state: keyof typeof subscriptionStateTitles }): string =>
  `${units} ${units === 1 ? 'unit' : 'units'} (${subscriptionStateTitles[state].toLowerCase()})`

function FewerUnits() {
  return (
    <p className="max-w-[72ch] text-muted">
      Fewer units than seats take no seat away at once. Seats that the units do not cover come off after 90 days, the
      latest first, unless units are bought or seats given back before.
    </p>
  )
}
