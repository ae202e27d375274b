import { catalogDetail } from '@latchkey/services/entitlement/admin/catalogs.views'
import { UpdateCatalog, updateCatalog } from '@latchkey/services/entitlement/admin/update-catalog'
import { catalogRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { CatalogForm } from '../parts/catalog-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

const Edit = UpdateCatalog.omit({ catalogId: true })

export const meta = titled<{ catalog: { displayName: string } }>(({ catalog }) => `Edit ${catalog.displayName}`)

export const loader = page(async ({ portal, param }) => {
  const { catalog, may } = await catalogDetail(portal, param('catalogId'))
  refusedWith(catalogRightsInWords(portal, may).update)
  return { catalog }
})

export const action = forms({
  '': form(Edit, async ({ portal, param, once }, value) => {
    const catalogId = param('catalogId')
    await updateCatalog(portal, { ...value, catalogId }, once)
    return done('Changes saved.', adminPage(`/catalogs/${catalogId}`))
  }),
})

export default function EditCatalog() {
  const { catalog } = useLoaderData<typeof loader>()
  const back = adminPage(`/catalogs/${catalog.id}`)
  return (
    <Page
      title={`Edit ${catalog.displayName}`}
      breadcrumb={[
        { label: 'Catalogs', href: adminPage('/catalogs') },
        { label: catalog.displayName, href: back },
      ]}
      narrow
    >
      <CatalogForm catalog={catalog} submit="Save changes" backHref={back} />
    </Page>
  )
}
