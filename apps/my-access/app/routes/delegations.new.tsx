import { CreateDelegation, createDelegation } from '@latchkey/services/entitlement/create-delegation'
import { type DelegationDraft, delegationDraft } from '@latchkey/services/entitlement/delegations.views'
import { ButtonLink } from '@latchkey/ui/button'
import { CheckboxCards, CheckboxField, DateField, TextArea } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { Person } from '@latchkey/web/person'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useClockWords } from '@latchkey/web/use-clock-words'
import { useLoaderData } from '@remix-run/react'
import { DelegateSearch } from '../parts/delegate-search.tsx'
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
          <DelegateSearch search={search} found={draft.found} />
        </Section>
      )}
    </Page>
  )
}

function Terms({ draft, delegate }: { draft: DelegationDraft; delegate: NonNullable<DelegationDraft['chosen']> }) {
  const clock = useClockWords()
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
        defaultValue={{ includesPending: 'on' }}
      >
        {({ bind, bindBox, bindChoices }) => (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <DateField
                {...bind('startsAt')}
                label="From"
                help={`By ${clock}. Empty: from now on.`}
                type="datetime-local"
              />
              <DateField
                {...bind('untilAt')}
                label="Until"
                help={`By ${clock}. Empty: until you take it back.`}
                type="datetime-local"
              />
            </div>
            {draft.packages.length > 0 && (
              <CheckboxCards
                {...bindChoices('packageIds')}
                label="For these access packages"
                help="None chosen: for all."
                options={draft.packages.map(({ id, displayName }) => ({ value: id, label: displayName }))}
              />
            )}
            <CheckboxField
              {...bindBox('includesPending')}
              label="Also what waits for me already"
              help="Requests that wait when it begins can be decided by both of you."
            />
            <TextArea {...bind('note')} label="Note" help="Your colleague reads it." rows={2} />
          </>
        )}
      </PortalForm>
    </Section>
  )
}
