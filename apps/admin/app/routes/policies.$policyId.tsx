import { policyForAdmin } from '@latchkey/services/entitlement/admin/policies.views'
import { updatePolicy } from '@latchkey/services/entitlement/admin/update-policy'
import { whyNotUpdatePolicy } from '@latchkey/services/overview/entitlement-rights.views'
import { Callout } from '@latchkey/ui/callout'
import { Page } from '@latchkey/ui/page'
import { useShown } from '@latchkey/web/form-answer'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { PolicyEnding } from '../parts/policy-ending.tsx'
import { PolicyForm } from '../parts/policy-form.tsx'
import { policyChange, type ShownPolicyChange } from '../server/policy-change.ts'
import { ChangedPolicyForm } from '../server/policy-form.ts'
import { refusedWith } from '../server/refused-with.ts'
import { typedIn } from '../server/typed.ts'

export const meta = titled<{ policy: { form: { displayName: string } } }>(
  ({ policy }) => `Change ${policy.form.displayName}`,
)

export const loader = page(async ({ portal, param }) => {
  const policy = await policyForAdmin(portal, param('policyId'))
  refusedWith(whyNotUpdatePolicy(portal, policy.may.update))
  refusedWith(policy.whyNotWiden)
  refusedWith(policy.membershipRule === null ? null : 'This policy assigns by its rule. Change it where the rule is.')
  return { policy }
})

export const action = forms({
  '': form<typeof ChangedPolicyForm, ShownPolicyChange>(ChangedPolicyForm, async (visit, sent) => {
    const { portal, param, once, formData } = visit
    const { accessPackage } = await policyForAdmin(portal, param('policyId'))
    const { wish, effect } = await policyChange(portal, param('policyId'), sent)
    const { access, ...shown } = effect
    if (effect.seal !== '' && effect.seal !== sent.seal) {
      const { roles, licenses, people } = access
      return { ...shown, roles, licenses, people, typed: typedIn(formData) }
    }
    await updatePolicy(portal, wish, once)
    return done('Policy changed.', adminPage(`/packages/${accessPackage.id}`, { tab: 'policies' }))
  }),
})

export default function ChangePolicy() {
  const { policy } = useLoaderData<typeof loader>()
  const { accessPackage, form: shown, names, extensions, revision } = policy
  const ending = useShown<ShownPolicyChange>()
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
        Open requests keep the terms that they were sent under, and access that was given keeps its end. Only where the
        policy says so it ends for people who are not among them any more; you are shown who that is before it is saved.
      </Callout>
      {ending && <PolicyEnding effect={ending} fileHref={adminPage(`/policies/${policy.id}/change.csv`)} />}
      <PolicyForm
        form={shown}
        names={names}
        extensions={extensions}
        fields={{ revision: String(revision), seal: ending?.seal ?? '' }}
        submit={ending ? 'Save and end access' : 'Save changes'}
        submitVariant={ending ? 'danger' : 'primary'}
        backHref={back}
      />
    </Page>
  )
}
