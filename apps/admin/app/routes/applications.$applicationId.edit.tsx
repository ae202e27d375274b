import { applicationDetail } from '@latchkey/services/applications/application-detail.views'
import { UpdateApplication, updateApplication } from '@latchkey/services/applications/update-application'
import { applicationRights } from '@latchkey/services/overview/application-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ApplicationForm } from '../parts/application-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled<{ application: { displayName: string } }>(
  ({ application }) => `Edit ${application.displayName}`,
)

export const loader = page(async ({ portal, param }) => {
  const { application, roles, packageCount } = await applicationDetail(portal, param('applicationId'))
  refusedWith((await applicationRights(portal, application, packageCount)).update)
  const { id, revision, displayName, description, homepageUrl, publisher, category, enabled, visible } = application
  return {
    id,
    revision,
    application: {
      displayName,
      description,
      homepageUrl,
      publisher,
      category,
      enabled,
      visible,
      roles: roles.map((role) => role.displayName),
    },
  }
})

export const action = forms({
  '': form(UpdateApplication.omit({ applicationId: true }), async ({ portal, param, once }, value) => {
    const applicationId = param('applicationId')
    await updateApplication(portal, { applicationId, ...value, roles: [...value.roles] }, once)
    return done('Changes saved.', adminPage(`/applications/${applicationId}`))
  }),
})

export default function EditApplication() {
  const { id, revision, application } = useLoaderData<typeof loader>()
  const back = adminPage(`/applications/${id}`)
  return (
    <Page
      title={`Edit ${application.displayName}`}
      breadcrumb={[
        { label: 'Applications', href: adminPage('/applications') },
        { label: application.displayName, href: back },
      ]}
      narrow
    >
      <ApplicationForm
        application={application}
        fields={{ revision: String(revision) }}
        submit="Save changes"
        backHref={back}
      />
    </Page>
  )
}
