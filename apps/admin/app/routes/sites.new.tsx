import { CreateSite, createSite } from '@latchkey/services/sites/create-site'
import { whyNotCreateSites } from '@latchkey/services/sites/sites.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { adminPage } from '../parts/address.ts'
import { SiteForm } from '../parts/site-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('New site')

export const loader = page(async ({ portal }) => {
  refusedWith(whyNotCreateSites(portal))
  return null
})

export const action = forms({
  '': form(CreateSite, async ({ portal, once }, value) => {
    const id = await createSite(portal, value, once)
    return done('Site created. Add it to a catalog, so that packages can give it.', adminPage(`/sites/${id}`))
  }),
})

export default function NewSite() {
  return (
    <Page
      title="New site"
      description="Access packages give people a role in it: owner, member or visitor."
      breadcrumb={[{ label: 'Sites', href: adminPage('/sites') }]}
      narrow
    >
      <SiteForm submit="Create site" backHref={adminPage('/sites')} />
    </Page>
  )
}
