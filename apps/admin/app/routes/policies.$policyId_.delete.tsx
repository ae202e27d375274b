import { deletePolicy } from '@latchkey/services/entitlement/admin/delete-policy'
import { policyForAdmin } from '@latchkey/services/entitlement/admin/policies.views'
import { previewPolicyDeletion } from '@latchkey/services/entitlement/admin/preview-policy-deletion'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { AccessEffect } from '../parts/access-effect.tsx'
import { adminPage } from '../parts/address.ts'
import { PolicyDeletion } from '../parts/policy-deletion.tsx'
import { seal } from '../server/policy-form.ts'
import { shownAccess } from '../server/shown-access.ts'

const Confirmed = z.object({ seal: seal() })

export const meta = titled<{ displayName: string }>(({ displayName }) => `Delete ${displayName}`)

export const loader = page(async ({ portal, param }) => {
  const policy = await policyForAdmin(portal, param('policyId'))
  const { access, ...effect } = await previewPolicyDeletion(portal, policy.id)
  return {
    policyId: policy.id,
    displayName: policy.form.displayName,
    accessPackage: policy.accessPackage,
    byRule: policy.membershipRule !== null,
    effect,
    access: await shownAccess(portal, access),
  }
})

/** A deletion that is refused because something has changed since is shown anew at once. */
export const shouldRevalidate = () => true

export const action = forms({
  '': form(Confirmed, async ({ portal, param, once }, confirmed) => {
    const policyId = param('policyId')
    const { accessPackage } = await policyForAdmin(portal, policyId)
    await deletePolicy(portal, { policyId, ...confirmed }, once)
    return done('Policy deleted.', adminPage(`/packages/${accessPackage.id}`, { tab: 'policies' }))
  }),
})

export default function DeleteOfPolicy() {
  const { policyId, displayName, accessPackage, byRule, effect, access } = useLoaderData<typeof loader>()
  const back = adminPage(`/packages/${accessPackage.id}`, { tab: 'policies' })
  return (
    <Page
      title={`Delete ${displayName}`}
      description="What the deletion of this policy would end. Nothing has been changed yet."
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        { label: accessPackage.displayName, href: back },
      ]}
    >
      <PolicyDeletion effect={effect} byRule={byRule} />
      {effect.losing > 0 && (
        <AccessEffect preview={access} file={{ href: adminPage(`/policies/${policyId}/delete.csv`) }} />
      )}
      <Section title="Delete the policy" description="It cannot be brought back." card>
        <PortalForm<typeof Confirmed>
          fields={{ seal: effect.seal }}
          submit="Delete policy"
          submitVariant="danger"
          actions={
            <ButtonLink href={back} variant="quiet">
              Cancel
            </ButtonLink>
          }
        />
      </Section>
    </Page>
  )
}
