import { emptyTerms, type PolicyForm as Form } from '@latchkey/core/entitlement/policy-form'
import { notReviewed } from '@latchkey/core/entitlement/review-form'
import { createPolicy } from '@latchkey/services/entitlement/admin/create-policy'
import { packageForAdmin } from '@latchkey/services/entitlement/admin/packages.views'
import { extensionsForPolicy } from '@latchkey/services/entitlement/admin/policies.views'
import { packageRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { PolicyForm } from '../parts/policy-form.tsx'
import { policyOf, PolicyForm as Schema } from '../server/policy-form.ts'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('New policy')

export const loader = page(async ({ portal, param }) => {
  const { accessPackage, ...shown } = await packageForAdmin(portal, param('packageId'))
  refusedWith(packageRightsInWords(portal, shown).createPolicy)
  return { accessPackage, extensions: await extensionsForPolicy(portal, accessPackage.id) }
})

export const action = forms({
  '': form(Schema, async ({ portal, param, once }, value) => {
    const accessPackageId = param('packageId')
    await createPolicy(portal, { accessPackageId, ...(await policyOf(portal, value)) }, once)
    return done('Policy created.', adminPage(`/packages/${accessPackageId}`, { tab: 'policies' }))
  }),
})

export default function NewPolicy() {
  const { accessPackage, extensions } = useLoaderData<typeof loader>()
  const back = adminPage(`/packages/${accessPackage.id}`, { tab: 'policies' })
  return (
    <Page
      title="New policy"
      description="Who may request the package, who decides, and how long it lasts."
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        { label: accessPackage.displayName, href: back },
      ]}
      narrow
    >
      <PolicyForm form={newPolicy} names={{}} extensions={extensions} submit="Create policy" backHref={back} />
    </Page>
  )
}

/** What a new policy says at first: members ask, their manager decides, and it lasts a year (Microsoft Entra's defaults). */
const newPolicy: Form = {
  ...emptyTerms,
  ...notReviewed,
  displayName: '',
  description: '',
  enabled: true,
  scope: 'allMemberUsers',
  targetUserIds: [],
  targetGroupIds: [],
  targetOrganizationIds: [],
  endsOutOfScope: false,
  graceHours: 0,
}
