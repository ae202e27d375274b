import { automaticForAdmin } from '@latchkey/services/entitlement/automatic/policy-rule.views'
import { whyNotSetPolicyRule } from '@latchkey/services/overview/entitlement-rights.views'
import { Badge } from '@latchkey/ui/badge'
import { Page } from '@latchkey/ui/page'
import { forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { PolicyRule } from '../parts/policy-rule.tsx'
import { policyRuleForm } from '../server/policy-rule-forms.ts'

export const meta = titled<{ accessPackage: { displayName: string } }>(
  ({ accessPackage }) => `Assign ${accessPackage.displayName} by a rule`,
)

export const loader = page(async ({ portal, param }) => {
  const shown = await automaticForAdmin(portal, param('packageId'))
  return { ...shown, whyNot: whyNotSetPolicyRule(portal) ?? shown.whyNotWiden }
})

export const action = forms({ rule: policyRuleForm })

export default function AutomaticAssignment() {
  const shown = useLoaderData<typeof loader>()
  const { accessPackage, policy } = shown
  return (
    <Page
      title="Assign by a rule"
      badge={policy && <Badge tone={policy.enabled ? 'done' : 'ended'}>{policy.enabled ? 'On' : 'Off'}</Badge>}
      description="Whom the rule takes has the package, without asking. Whom it does not take any more loses it."
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        {
          label: accessPackage.displayName,
          href: adminPage(`/packages/${accessPackage.id}`, { tab: 'policies' }),
        },
      ]}
      narrow
    >
      <PolicyRule key={policy?.revision ?? 'new'} shown={shown} />
    </Page>
  )
}
