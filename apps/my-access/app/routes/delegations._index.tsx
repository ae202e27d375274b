import { myDelegations } from '@latchkey/services/entitlement/delegations.views'
import { EndDelegation, endDelegation } from '@latchkey/services/entitlement/end-delegation'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { ApprovalTabs } from '../parts/approval-tabs.tsx'
import { DelegationList } from '../parts/delegation-list.tsx'
import { places } from '../parts/places.ts'
import { StrayRefusal } from '../parts/stray-refusal.tsx'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled('Delegations')

export const loader = page(({ portal }) => myDelegations(portal))

export const action = forms({
  end: form(EndDelegation, async (visit, value) => {
    await endDelegation(visit.portal, value, visit.once)
    return done('The delegation has ended.')
  }),
})

export default function DelegationsPage() {
  const { given, received } = useLoaderData<typeof loader>()
  const live = [...given, ...received].filter(({ state }) => state !== 'ended')
  return (
    <Page
      title="Approvals"
      description="Who decides in your place while you are away, and in whose place you decide."
      tabs={<ApprovalTabs current="delegations" />}
      actions={
        <ButtonLink href={places.delegate} variant="primary" icon="user-plus">
          Delegate my approvals
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-6">
        <StrayRefusal standing={live.map(({ id }) => id)} />
        <Section title="Who decides in my place">
          {given.length > 0 ? (
            <DelegationList label="Who decides in my place" rows={given} given />
          ) : (
            <EmptyState icon="users" title="You decide yourself">
              While you are away somebody else can decide in your place. You can still decide, too.
            </EmptyState>
          )}
        </Section>
        {received.length > 0 && (
          <Section title="In whose place I decide">
            <DelegationList label="In whose place I decide" rows={received} given={false} />
          </Section>
        )}
      </div>
    </Page>
  )
}
