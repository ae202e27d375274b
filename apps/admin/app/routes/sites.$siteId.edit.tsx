import { siteDetail } from '@latchkey/services/sites/sites.views'
import { UpdateSite, updateSite } from '@latchkey/services/sites/update-site'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { SiteForm } from '../parts/site-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled<{ site: { displayName: string } }>(({ site }) => `Edit ${site.displayName}`)

export const loader = page(async ({ portal, param }) => {
  const { site, rights } = await siteDetail(portal, param('siteId'))
  refusedWith(rights.update)
  return { site }
})

export const action = forms({
  '': form(UpdateSite.omit({ siteId: true }), async ({ portal, param, once }, value) => {
    const siteId = param('siteId')
    await updateSite(portal, { ...value, siteId }, once)
    return done('Changes saved.', adminPage(`/sites/${siteId}`))
  }),
})

export default function EditSite() {
  const { site } = useLoaderData<typeof loader>()
  const back = adminPage(`/sites/${site.id}`)
  return (
    <Page
      title={`Edit ${site.displayName}`}
      breadcrumb={[
        { label: 'Sites', href: adminPage('/sites') },
        { label: site.displayName, href: back },
      ]}
      narrow
    >
      <SiteForm site={site} submit="Save changes" backHref={back} />
    </Page>
  )
}
