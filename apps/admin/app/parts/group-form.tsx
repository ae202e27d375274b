import { groupKinds, groupKindTitles } from '@latchkey/core/directory/group'
import type { CreateGroup } from '@latchkey/services/directory/create-group'
import type { StoredGroup } from '@latchkey/services/directory/groups.store'
import { ButtonLink } from '@latchkey/ui/button'
import { CheckboxField, RadioCards, TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'

const kindDescriptions = {
  security: 'Carries access: licenses and applications.',
  microsoft365: 'Carries access, and has a mail address.',
} as const

/** The form of a group's details, for a new one and for one that there is, whose kind stays. */
export function GroupForm(props: {
  group?: StoredGroup
  fields?: Readonly<Record<string, string>>
  /** Why a group that gives directory roles cannot be made; null where it can. */
  whyNotRoles?: string | null
  submit: string
  backHref: string
}) {
  const { group, fields, whyNotRoles = null, submit, backHref } = props
  const { displayName = '', description = '', mailNickname = null } = group ?? {}
  return (
    <PortalForm<typeof CreateGroup>
      {...(fields ? { fields } : {})}
      submit={submit}
      defaultValue={{ kind: 'security', displayName, description, mailNickname: mailNickname ?? '' }}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind, bindBox }) => (
        <>
          {!group && (
            <RadioCards
              {...bind('kind')}
              label="Kind"
              columns={2}
              options={groupKinds.map((kind) => ({
                value: kind,
                label: groupKindTitles[kind],
                description: kindDescriptions[kind],
              }))}
            />
          )}
          <TextField {...bind('displayName')} label="Name" required />
          <TextArea {...bind('description')} label="Description" help="What it is for, and who belongs in it." />
          <TextField
            {...bind('mailNickname')}
            label="Mail nickname"
            help="The part of the address before the @. A Microsoft 365 group needs one."
          />
          {!group && (
            <CheckboxField
              {...bindBox('isAssignableToRole')}
              label="Members can have directory roles"
              disabled={whyNotRoles !== null}
              help={
                whyNotRoles ??
                'This cannot be changed later. Only Global Administrators may touch such a group, and it takes neither a rule nor other groups.'
              }
            />
          )}
        </>
      )}
    </PortalForm>
  )
}
