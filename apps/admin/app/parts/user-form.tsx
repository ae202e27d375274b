import { subjectLifecycles, subjectLifecycleTitles } from '@latchkey/core/entitlement/connected-organization'
import type { StoredUser } from '@latchkey/services/directory/users.store'
import { ButtonLink } from '@latchkey/ui/button'
import { DateField, Fieldset, SelectField, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'
import type { UserForm as Schema } from '../server/user-form.ts'
import { PersonField } from './person-field.tsx'

/** The form of a user's properties, for a new one and for one that there is. */
export function UserForm(props: {
  user?: StoredUser
  /** The user name of the present manager. */
  manager?: string | null
  fields?: Readonly<Record<string, string>>
  submit: string
  backHref: string
}) {
  const { user, manager, fields, submit, backHref } = props
  return (
    <PortalForm<typeof Schema>
      {...(fields ? { fields } : {})}
      submit={submit}
      defaultValue={{ userType: 'member', ...known(user), manager: manager ?? '' }}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind }) => (
        <>
          <Fieldset legend="Account">
            <TextField {...bind('displayName')} label="Name" required autoComplete="off" />
            <TextField
              {...bind('userPrincipalName')}
              label="User name"
              help="What they sign in with, like ada@example.com."
              required
              autoComplete="off"
              spellCheck={false}
            />
            <TextField {...bind('mail')} label="Mail address" type="email" autoComplete="off" />
            <SelectField
              {...bind('userType')}
              label="Type"
              options={[
                { value: 'member', label: 'Member: belongs to the organization' },
                { value: 'guest', label: 'Guest: comes from another organization' },
              ]}
            />
            <SelectField
              {...bind('subjectLifecycle')}
              label="Account of a guest"
              help="A guest’s account can end with their last access, as the settings of access packages say."
              options={subjectLifecycles.map((value) => ({ value, label: subjectLifecycleTitles[value] }))}
            />
            <TextField
              {...bind('usageLocation')}
              label="Usage location"
              help="The country in which they work, in two letters like DE. Licenses can be assigned directly once it is set."
              maxLength={2}
              className="max-w-24 uppercase"
            />
            <TextField {...bind('preferredLanguage')} label="Language" help="Like de or en-US." className="max-w-40" />
          </Fieldset>
          <Fieldset legend="Work">
            <TextField {...bind('jobTitle')} label="Job title" />
            <TextField {...bind('department')} label="Department" />
            <TextField {...bind('division')} label="Division" />
            <TextField {...bind('companyName')} label="Company" />
            <TextField {...bind('officeLocation')} label="Office" />
            <PersonField
              {...bind('manager')}
              label="Manager"
              help="Their user name or full name. Managers decide on what their people ask for."
            />
            <TextField {...bind('employeeId')} label="Employee id" />
            <TextField {...bind('employeeType')} label="Employee type" help="Like Employee or Contractor." />
            <DateField {...bind('employeeHireDate')} label="Hired on" />
            <DateField
              {...bind('employeeLeaveDate')}
              label="Last day"
              help="They keep everything through that day, and leave by themselves after it."
            />
          </Fieldset>
          <Fieldset legend="Person">
            <TextField {...bind('givenName')} label="Given name" />
            <TextField {...bind('surname')} label="Surname" />
            <TextField {...bind('mobilePhone')} label="Mobile phone" type="tel" />
          </Fieldset>
        </>
      )}
    </PortalForm>
  )
}

/** What is known of a user, without the properties that are empty. */
const known = (user: StoredUser | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(user ?? {}).filter(([, value]) => value !== null))
