import {
  connectedOrganizationStates,
  connectedOrganizationStateTitles,
} from '@latchkey/core/entitlement/connected-organization'
import type { CreateOrganization } from '@latchkey/services/directory/organizations/create-organization'
import type { OrganizationDetail } from '@latchkey/services/directory/organizations/organizations.views'
import { ButtonLink } from '@latchkey/ui/button'
import { RadioCards, TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'

const means = {
  configured: 'Policies for connected organizations are open to its guests.',
  proposed: 'It is known, and counts for no policy yet.',
} as const

/** The form of a connected organization, for a new one and for one that there is. */
export function OrganizationForm(props: {
  shown?: Pick<OrganizationDetail, 'organization' | 'domains'>
  submit: string
  backHref: string
}) {
  const { shown, submit, backHref } = props
  return (
    <PortalForm<typeof CreateOrganization>
      {...(shown ? { fields: { revision: String(shown.organization.revision) } } : {})}
      submit={submit}
      defaultValue={
        shown
          ? {
              displayName: shown.organization.displayName,
              description: shown.organization.description,
              state: shown.organization.state,
              domains: shown.domains.join('\n'),
            }
          : { state: 'configured' }
      }
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind }) => (
        <>
          <TextField {...bind('displayName')} label="Name" required autoComplete="off" />
          <TextArea {...bind('description')} label="Description" help="What you work on together." />
          <TextArea
            {...bind('domains')}
            label="Mail domains"
            help="One in a line, like contoso.example. Guests with an address of one of them belong to this organization."
            required
          />
          <RadioCards
            {...bind('state')}
            label="State"
            columns={2}
            options={connectedOrganizationStates.map((value) => ({
              value,
              label: connectedOrganizationStateTitles[value],
              description: means[value],
            }))}
          />
        </>
      )}
    </PortalForm>
  )
}
