import { policyForAdmin } from '@latchkey/services/entitlement/admin/policies.views'
import { updatePolicy } from '@latchkey/services/entitlement/admin/update-policy'
import { whyNotUpdatePolicy } from '@latchkey/services/overview/entitlement-rights.views'
import { Callout } from '@latchkey/ui/callout'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { PolicyForm } from '../parts/policy-form.tsx'
import { ChangedPolicyForm, policyOf } from '../server/policy-form.ts'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled<{ policy: { form: { displayName: string } } }>(
  ({ policy }) => `Change ${policy.form.displayName}`,
)

export const loader = page(async ({ portal, param }) => {
  const policy = await policyForAdmin(portal, param('policyId'))
  refusedWith(whyNotUpdatePolicy(portal, policy.may.update))
  refusedWith(policy.membershipRule === null ? null : 'This policy assigns by its rule. Change it where the rule is.')
  return { policy }
})

export const action = forms({
  '': form(ChangedPolicyForm, async ({ portal, param, once }, { revision, ...value }) => {
    const { accessPackage } = await policyForAdmin(portal, param('policyId'))
    await updatePolicy(portal, { policyId: param('policyId'), revision, ...(await policyOf(portal, value)) }, once)
    return done('Policy changed.', adminPage(`/packages/${accessPackage.id}`, { tab: 'policies' }))
  }),
})

export default function ChangePolicy() {
  const { policy } = useLoaderData<typeof loader>()
  const { accessPackage, form: shown, names, extensions, revision } = policy
  const back = adminPage(`/packages/${accessPackage.id}`, { tab: 'policies' })
  return (
    <Page
      title={`Change ${shown.displayName}`}
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        { label: accessPackage.displayName, href: back },
      ]}
      narrow
    >
      <Callout>
        Open requests keep the terms that they were sent under, and access that was given keeps its end.
      </Callout>
      <PolicyForm
        form={shown}
        names={names}
        extensions={extensions}
        revision={revision}
        submit="Save changes"
        backHref={back}
      />
    </Page>
  )
}
