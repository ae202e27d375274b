import type { CreateApplication } from '@latchkey/services/applications/create-application'
import { ButtonLink } from '@latchkey/ui/button'
import { CheckboxField, TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'

/** What the form of an application starts with. */
export interface ApplicationWords {
  readonly displayName: string
  readonly description: string
  readonly homepageUrl: string
  readonly publisher: string
  readonly category: string
  readonly enabled: boolean
  readonly visible: boolean
  /** The names of its roles. */
  readonly roles: readonly string[]
}

/** The form of an application's details and roles, for a new one and for one that there is. */
export function ApplicationForm(props: {
  application?: ApplicationWords
  fields?: Readonly<Record<string, string>>
  submit: string
  backHref: string
}) {
  const { application, fields, submit, backHref } = props
  const { enabled = true, visible = true, roles = [], ...words } = application ?? {}
  return (
    <PortalForm<typeof CreateApplication>
      {...(fields ? { fields } : {})}
      submit={submit}
      defaultValue={{
        ...words,
        enabled: enabled ? 'on' : '',
        visible: visible ? 'on' : '',
        roles: roles.join('\n'),
      }}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind, bindBox }) => (
        <>
          <TextField {...bind('displayName')} label="Name" required />
          <TextField
            {...bind('homepageUrl')}
            label="Address"
            help="Where My Apps opens it. It starts with https://."
            type="url"
            required
          />
          <TextArea {...bind('description')} label="Description" help="What people do with it." />
          <TextField {...bind('publisher')} label="Publisher" />
          <TextField {...bind('category')} label="Category" help="Like Design or Finance." />
          <TextArea
            {...bind('roles')}
            label="Roles"
            help="One a line. Without any, there is one role: Default Access. A role that somebody has or had stays."
          />
          <CheckboxField {...bindBox('enabled')} label="Enabled" help="People who have it can open it." />
          <CheckboxField {...bindBox('visible')} label="Shown in My Apps" help="Otherwise it is opened elsewhere." />
        </>
      )}
    </PortalForm>
  )
}
