import { catalogsForPackages } from '@latchkey/services/entitlement/admin/catalogs.views'
import { CreatePackage, createPackage } from '@latchkey/services/entitlement/admin/create-package'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { PackageForm } from '../parts/package-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('New access package')

export const loader = page(async ({ portal, url }) => {
  const catalogs = await catalogsForPackages(portal)
  refusedWith(catalogs.length > 0 ? null : 'Only those who look after a catalog can make packages.')
  return { catalogs, catalogId: url.searchParams.get('catalogId') }
})

export const action = forms({
  '': form(CreatePackage, async ({ portal, once }, value) => {
    const id = await createPackage(portal, value, once)
    return done('Package created. Now choose what it gives, and who may request it.', adminPage(`/packages/${id}`))
  }),
})

export default function NewPackage() {
  const { catalogs, catalogId } = useLoaderData<typeof loader>()
  return (
    <Page
      title="New access package"
      description="Next you choose what it gives, and add a policy. Nobody can request it before."
      breadcrumb={[{ label: 'Access packages', href: adminPage('/packages') }]}
      narrow
    >
      <PackageForm
        catalogs={catalogs}
        catalogId={catalogId}
        submit="Create package"
        backHref={adminPage(catalogId ? `/catalogs/${catalogId}` : '/packages')}
      />
    </Page>
  )
}
