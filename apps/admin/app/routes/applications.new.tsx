import { CreateApplication, createApplication } from '@latchkey/services/applications/create-application'
import { whyNotCreateApplications } from '@latchkey/services/overview/application-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { adminPage } from '../parts/address.ts'
import { ApplicationForm } from '../parts/application-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('New application')

export const loader = page(async ({ portal }) => {
  refusedWith(whyNotCreateApplications(portal))
  return null
})

export const action = forms({
  '': form(CreateApplication, async ({ portal, once }, value) => {
    const id = await createApplication(portal, value, once)
    return done('The application is there. Assign it now.', adminPage(`/applications/${id}`, { tab: 'assignments' }))
  }),
})

export default function NewApplication() {
  return (
    <Page
      title="New application"
      description="Nobody has it yet; you assign it next."
      breadcrumb={[{ label: 'Applications', href: adminPage('/applications') }]}
      narrow
    >
      <ApplicationForm submit="Create application" backHref={adminPage('/applications')} />
    </Page>
  )
}
