import { CreateCatalog, createCatalog } from '@latchkey/services/entitlement/admin/create-catalog'
import { whyNotCreateCatalogs } from '@latchkey/services/overview/entitlement-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { adminPage } from '../parts/address.ts'
import { CatalogForm } from '../parts/catalog-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('New catalog')

export const loader = page(async ({ portal }) => {
  refusedWith(whyNotCreateCatalogs(portal))
  return null
})

export const action = forms({
  '': form(CreateCatalog, async ({ portal, once }, value) => {
    const id = await createCatalog(portal, value, once)
    return done('Catalog created. Now add what it gives.', adminPage(`/catalogs/${id}`))
  }),
})

export default function NewCatalog() {
  return (
    <Page
      title="New catalog"
      description="You become its first owner. Owners add resources and make access packages."
      breadcrumb={[{ label: 'Catalogs', href: adminPage('/catalogs') }]}
      narrow
    >
      <CatalogForm submit="Create catalog" backHref={adminPage('/catalogs')} />
    </Page>
  )
}
