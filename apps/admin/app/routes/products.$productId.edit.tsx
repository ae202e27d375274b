import { productDetail } from '@latchkey/services/licensing/products.views'
import { UpdateProduct, updateProduct } from '@latchkey/services/licensing/update-product'
import { productRights } from '@latchkey/services/overview/licensing-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { TextField } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { refusedWith } from '../server/refused-with.ts'

const Rename = UpdateProduct.omit({ productId: true })

export const meta = titled<{ product: { displayName: string } }>(({ product }) => `Rename ${product.displayName}`)

export const loader = page(async ({ portal, param }) => {
  const { product } = await productDetail(portal, param('productId'))
  refusedWith(productRights(portal).update)
  return { product }
})

export const action = forms({
  '': form(Rename, async ({ portal, param, once }, value) => {
    const productId = param('productId')
    await updateProduct(portal, { ...value, productId }, once)
    return done('Product renamed.', adminPage(`/products/${productId}`))
  }),
})

export default function RenameProduct() {
  const { product } = useLoaderData<typeof loader>()
  const back = adminPage(`/products/${product.id}`)
  return (
    <Page
      title={`Rename ${product.displayName}`}
      description="The name that people see everywhere. The part number stays."
      breadcrumb={[
        { label: 'Products', href: adminPage('/products') },
        { label: product.displayName, href: back },
      ]}
      narrow
    >
      <PortalForm<typeof Rename>
        fields={{ revision: String(product.revision) }}
        defaultValue={{ displayName: product.displayName }}
        submit="Rename product"
        actions={
          <ButtonLink href={back} variant="quiet">
            Cancel
          </ButtonLink>
        }
      >
        {({ bind }) => <TextField {...bind('displayName')} label="Name" required autoComplete="off" />}
      </PortalForm>
    </Page>
  )
}
