import { SetProductRules, setProductRules } from '@latchkey/services/licensing/set-product-rules'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ChangePreview } from '../parts/change-preview.tsx'
import { rulesDraft } from '../server/product-rules-draft.ts'
import { shownPreview } from '../server/shown-preview.ts'

export const meta = titled<{ product: { displayName: string } }>(
  ({ product }) => `Preview: rules of ${product.displayName}`,
)

export const loader = page(async ({ portal, url, param }) => {
  const { product, rules, preview, params } = await rulesDraft(portal, param('productId'), url.searchParams)
  return { product, rules, preview: await shownPreview(portal, preview, url.searchParams), params }
})

/** A change that is refused because something has changed since is shown anew at once. */
export const shouldRevalidate = () => true

export const action = forms({
  '': form(SetProductRules.pick({ digest: true }).required(), async ({ portal, param, url, once }, { digest }) => {
    const productId = param('productId')
    const { rules } = await rulesDraft(portal, productId, url.searchParams)
    const allowedCountries = rules.allowedCountries?.join(',') ?? ''
    await setProductRules(portal, { ...rules, allowedCountries, productId, digest }, once)
    return done('The rules are saved.', adminPage(`/products/${productId}`, { tab: 'rules' }))
  }),
})

export default function PreviewRules() {
  const { product, rules, preview, params } = useLoaderData<typeof loader>()
  const place = `/products/${product.id}/rules`
  const back = adminPage(`/products/${product.id}`, { tab: 'rules' })
  const countries = rules.allowedCountries === null ? 'everywhere' : `in ${rules.allowedCountries.join(', ')}`
  return (
    <Page
      title="Preview of the rules"
      description={`${product.displayName}: allowed ${countries}, rank ${rules.rank}.`}
      breadcrumb={[
        { label: 'Products', href: adminPage('/products') },
        { label: product.displayName, href: back },
      ]}
    >
      <ChangePreview
        preview={preview}
        place={place}
        params={params}
        csvHref={adminPage(`${place}.csv`, params)}
        apply={
          <PortalForm
            fields={{ digest: preview.digest }}
            submit="Apply exactly this"
            actions={<ButtonLink href={back}>Change it</ButtonLink>}
          />
        }
      />
    </Page>
  )
}
