import { waitHours } from '@latchkey/core/entitlement/custom-extension'
import type { ExtensionShown } from '@latchkey/services/entitlement/extensions/extensions.views'
import { ButtonLink } from '@latchkey/ui/button'
import { CheckboxField, NumberField, TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'
import type { ExtensionFormSchema } from '../server/extension-form.ts'

/** The form of a custom extension, for a new one and for one that there is. */
export function ExtensionForm(props: { extension?: ExtensionShown; submit: string; backHref: string }) {
  const { extension, submit, backHref } = props
  return (
    <PortalForm<typeof ExtensionFormSchema>
      {...(extension ? { fields: { revision: String(extension.revision) } } : {})}
      submit={submit}
      defaultValue={
        extension
          ? {
              displayName: extension.displayName,
              description: extension.description,
              url: extension.url,
              waits: extension.waits,
              waitHours: extension.waitHours,
              enabled: extension.enabled,
            }
          : { waitHours: 24, enabled: true }
      }
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind, bindBox }) => (
        <>
          <TextField {...bind('displayName')} label="Name" required autoComplete="off" />
          <TextArea {...bind('description')} label="Description" help="What the program does when it is called." />
          <TextField
            {...bind('url')}
            label="Address"
            help="Where the program listens, like https://hooks.example.com/access. Calls are signed; with https they are also encrypted."
            required
            autoComplete="off"
            spellCheck={false}
          />
          <CheckboxField
            {...bindBox('waits')}
            label="Requests wait for its answer"
            help="Where it is called when a request is sent or approved. Without an answer in time the request is denied."
          />
          <NumberField
            {...bind('waitHours')}
            label="Longest wait"
            unit="hours"
            min={waitHours.min}
            max={waitHours.max}
            help={`At most ${waitHours.max} hours, which are 14 days.`}
          />
          <CheckboxField
            {...bindBox('enabled')}
            label="Switched on"
            help="While it is off nothing calls it, and no request waits for it."
          />
        </>
      )}
    </PortalForm>
  )
}
