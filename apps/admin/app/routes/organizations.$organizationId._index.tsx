import { connectedOrganizationStateTitles, sponsorKindTitles } from '@latchkey/core/entitlement/connected-organization'
import { deleteOrganization } from '@latchkey/services/directory/organizations/delete-organization'
import { organizationDetail, type SponsorRow } from '@latchkey/services/directory/organizations/organizations.views'
import { addSponsor, removeSponsor, SponsorOfOrganization } from '@latchkey/services/directory/organizations/sponsors'
import { optionalLine } from '@latchkey/services/fields'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { DescriptionList } from '@latchkey/ui/description-list'
import { EmptyState } from '@latchkey/ui/empty-state'
import { SelectField } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { Possibly } from '../parts/not-now.tsx'
import { PersonLink } from '../parts/object-link.tsx'
import { PersonField } from '../parts/person-field.tsx'
import { namedPerson } from '../server/named-person.ts'

const NewSponsor = SponsorOfOrganization.pick({ kind: true }).extend({ person: optionalLine(256) })
const OldSponsor = SponsorOfOrganization.omit({ organizationId: true })

export const meta = titled<{ organization: { displayName: string } }>(({ organization }) => organization.displayName)

export const loader = page(({ portal, param }) => organizationDetail(portal, param('organizationId')))

export const action = forms({
  addSponsor: form(NewSponsor, async ({ portal, param, once }, { person, kind }) => {
    const userId = (await namedPerson(portal, 'person', person)) ?? ''
    await addSponsor(portal, { organizationId: param('organizationId'), userId, kind }, once)
    return done('Made a sponsor.')
  }),
  removeSponsor: form(OldSponsor, async ({ portal, param, once }, value) => {
    await removeSponsor(portal, { ...value, organizationId: param('organizationId') }, once)
    return done('No longer a sponsor.')
  }),
  delete: form(z.object({}), async ({ portal, param, once }) => {
    await deleteOrganization(portal, { organizationId: param('organizationId') }, once)
    return done('Organization deleted.', adminPage('/organizations'))
  }),
})

export default function Organization() {
  const { organization, domains, sponsors, guests, policies, why } = useLoaderData<typeof loader>()
  const { id, displayName, description, state } = organization
  return (
    <Page
      title={displayName}
      badge={
        <Badge tone={state === 'configured' ? 'done' : 'waiting'}>{connectedOrganizationStateTitles[state]}</Badge>
      }
      description={description}
      breadcrumb={[{ label: 'Connected organizations', href: adminPage('/organizations') }]}
      actions={
        <>
          <Possibly why={why.delete} label="Delete">
            <ConfirmForm
              intent="delete"
              trigger={{ label: 'Delete', icon: 'trash' }}
              title={`Delete the organization ${displayName}?`}
              confirmLabel="Delete organization"
            >
              Its {guests} guests stay and keep what they have. Its sponsors answer for it no more.
            </ConfirmForm>
          </Possibly>
          <Possibly why={why.update} label="Edit">
            <ButtonLink href={adminPage(`/organizations/${id}/edit`)} variant="primary" icon="pencil">
              Edit
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <Section title="How its people are known" card>
        <DescriptionList
          columns
          items={[
            { term: 'Mail domains', details: <span className="break-all">{domains.join(', ')}</span> },
            { term: 'Guests', details: guests },
            { term: 'Named by policies', details: policies.length === 0 ? 'None' : policies.join(', ') },
          ]}
        />
      </Section>
      <Section
        title="Sponsors"
        description="They answer for the organization. Policies can let them approve what its guests ask for."
      >
        <Table
          caption="Sponsors"
          columns={columnsFor(why.removeSponsor)}
          rows={sponsors}
          rowKey={({ id: userId, kind }) => `${userId} ${kind}`}
          empty={
            <EmptyState title="Nobody answers for this organization" icon="users">
              Add an employee who knows its people.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Add a sponsor" card>
        {why.addSponsor === null ? <SponsorForm /> : <p className="text-muted">{why.addSponsor}</p>}
      </Section>
    </Page>
  )
}

function SponsorForm() {
  return (
    <PortalForm<typeof NewSponsor>
      intent="addSponsor"
      submit="Add sponsor"
      submitVariant="secondary"
      defaultValue={{ kind: 'internal' }}
    >
      {({ bind }) => (
        <>
          <PersonField {...bind('person')} label="Person" help="Their user name or full name." required />
          <SelectField
            {...bind('kind')}
            label="Side"
            options={[
              { value: 'internal', label: 'Internal: an employee' },
              { value: 'external', label: 'External: one of its guests' },
            ]}
          />
        </>
      )}
    </PortalForm>
  )
}

const columnsFor = (whyNotRemove: string | null): readonly Column<SponsorRow>[] => [
  { key: 'person', header: 'Person', primary: true, cell: (sponsor) => <PersonLink of={sponsor} stacked /> },
  { key: 'kind', header: 'Side', cell: ({ kind }) => sponsorKindTitles[kind] },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
  {
    key: 'remove',
    header: 'What can be done',
    headerHidden: true,
    align: 'end',
    cell: ({ id, kind, displayName }) => (
      <Possibly why={whyNotRemove} label="Remove" size="small">
        <IntentButton intent="removeSponsor" formKey={`${id} ${kind}`} fields={{ userId: id, kind }} size="small">
          Remove <span className="sr-only">{displayName}</span>
        </IntentButton>
      </Possibly>
    ),
  },
]
