import { organizationDetail } from '@latchkey/services/directory/organizations/organizations.views'
import { UpdateOrganization, updateOrganization } from '@latchkey/services/directory/organizations/update-organization'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { OrganizationForm } from '../parts/organization-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

const Edit = UpdateOrganization.omit({ organizationId: true })

export const meta = titled<{ organization: { displayName: string } }>(
  ({ organization }) => `Edit ${organization.displayName}`,
)

export const loader = page(async ({ portal, param }) => {
  const { organization, domains, why } = await organizationDetail(portal, param('organizationId'))
  refusedWith(why.update)
  return { organization, domains }
})

export const action = forms({
  '': form(Edit, async ({ portal, param, once }, value) => {
    const organizationId = param('organizationId')
    await updateOrganization(portal, { ...value, domains: value.domains.join('\n'), organizationId }, once)
    return done('Changes saved.', adminPage(`/organizations/${organizationId}`))
  }),
})

export default function EditOrganization() {
  const shown = useLoaderData<typeof loader>()
  const back = adminPage(`/organizations/${shown.organization.id}`)
  return (
    <Page
      title={`Edit ${shown.organization.displayName}`}
      breadcrumb={[
        { label: 'Connected organizations', href: adminPage('/organizations') },
        { label: shown.organization.displayName, href: back },
      ]}
      narrow
    >
      <OrganizationForm shown={shown} submit="Save changes" backHref={back} />
    </Page>
  )
}
