import { CreateOrganization, createOrganization } from '@latchkey/services/directory/organizations/create-organization'
import { whyNotCreateOrganizations } from '@latchkey/services/directory/organizations/organizations.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { adminPage } from '../parts/address.ts'
import { OrganizationForm } from '../parts/organization-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('New organization')

export const loader = page(async ({ portal }) => {
  refusedWith(whyNotCreateOrganizations(portal))
  return null
})

export const action = forms({
  '': form(CreateOrganization, async ({ portal, once }, value) => {
    const id = await createOrganization(portal, { ...value, domains: value.domains.join('\n') }, once)
    return done('Organization added. Now say who answers for it.', adminPage(`/organizations/${id}`))
  }),
})

export default function NewOrganization() {
  const back = adminPage('/organizations')
  return (
    <Page title="New organization" breadcrumb={[{ label: 'Connected organizations', href: back }]} narrow>
      <OrganizationForm submit="Add organization" backHref={back} />
    </Page>
  )
}
