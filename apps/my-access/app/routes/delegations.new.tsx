import { CreateDelegation, createDelegation } from '@latchkey/services/entitlement/create-delegation'
import { type DelegationDraft, delegationDraft } from '@latchkey/services/entitlement/delegations.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { DelegationFields, delegationAtFirst } from '@latchkey/web/delegation-fields'
import { Person } from '@latchkey/web/person'
import { PersonSearch } from '@latchkey/web/person-search'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { places } from '../parts/places.ts'

export const meta = titled('Delegate my approvals')

export const loader = page(async ({ portal, url }) => {
  const search = url.searchParams.get('search') ?? ''
  const draft = await delegationDraft(portal, { search, delegateId: url.searchParams.get('to') ?? '' })
  return { search, draft }
})

export const action = forms({
  delegate: form(CreateDelegation, async (visit, value) => {
    await createDelegation(visit.portal, value, visit.once)
    return done('Delegated. Both of you get a mail when it begins.', places.delegations)
  }),
})

export default function DelegatePage() {
  const { search, draft } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Delegate my approvals"
      description="Somebody else decides in your place for a time. You can still decide, and the history says who decided for whom."
      breadcrumb={[{ label: 'Delegations', href: places.delegations }]}
    >
      {draft.chosen ? (
        <Terms draft={draft} delegate={draft.chosen} />
      ) : (
        <Section title="Who decides in your place">
          <PersonSearch
            action={places.delegate}
            label="Find a colleague"
            search={search}
            found={draft.found}
            chosenAt={(id) => `${places.delegate}?to=${encodeURIComponent(id)}`}
          />
        </Section>
      )}
    </Page>
  )
}

function Terms({ draft, delegate }: { draft: DelegationDraft; delegate: NonNullable<DelegationDraft['chosen']> }) {
  return (
    <Section
      title="Who decides in your place"
      actions={
        <ButtonLink href={places.delegate} variant="quiet" size="small">
          Choose somebody else
        </ButtonLink>
      }
      card
    >
      <div className="mb-4">
        <Person of={delegate} stacked />
      </div>
      <PortalForm<typeof CreateDelegation>
        intent="delegate"
        submit="Delegate"
        fields={{ userId: draft.userId, delegateId: delegate.id }}
        defaultValue={delegationAtFirst}
      >
        {(form) => <DelegationFields form={form} packages={draft.packages} mine />}
      </PortalForm>
    </Section>
  )
}
