import {
  type EntitlementSettings,
  guestLifecycles,
  guestLifecycleTitles,
  roleVisibilities,
  roleVisibilityTitles,
  suggestionKinds,
  suggestionTitles,
} from '@latchkey/core/entitlement/entitlement-settings'
import { type LimitName, limitNames, limitTitles, standardLimits } from '@latchkey/core/entitlement/limits'
import { CheckboxField, Fieldset, NumberField, SelectField } from '@latchkey/ui/field'
import { type FormBinding, PortalForm } from '@latchkey/web/portal-form'
import type { z } from 'zod'
import { type CountsThere, inWordsThere } from './limit-words.ts'

/** The names of the fields of the form, those of the limits with their place: `limits.catalogs`. */
type Shape = z.ZodType<
  unknown,
  Partial<Record<Exclude<keyof EntitlementSettings, 'limits' | 'revision'> | `limits.${LimitName}`, unknown>>
>

type Binding = FormBinding<Shape>

/** The form in which an organization sets its entitlement management. */
export function EntitlementSettingsForm({ settings, there }: { settings: EntitlementSettings; there: CountsThere }) {
  return (
    <PortalForm<Shape>
      submit="Save settings"
      fields={{ revision: String(settings.revision) }}
      defaultValue={settings as never}
    >
      {(binding) => (
        <div className="flex flex-col gap-8">
          <RequestorFields {...binding} />
          <GuestFields {...binding} />
          <ExtensionFields {...binding} />
          <LimitFields {...binding} there={there} />
        </div>
      )}
    </PortalForm>
  )
}

function RequestorFields({ bind, bindBox }: Binding) {
  return (
    <Fieldset legend="Requests">
      <CheckboxField
        {...bindBox('approversVisible')}
        label="Requestors see who decides"
        help="Where this is off, they see that somebody decides, and by when."
      />
      <SelectField
        {...bind('roleVisibility')}
        label="Who sees what a package gives before requesting it"
        options={roleVisibilities.map((value) => ({ value, label: roleVisibilityTitles[value] }))}
      />
      <SelectField
        {...bind('suggestions')}
        label="What suggestions tell"
        options={suggestionKinds.map((value) => ({ value, label: suggestionTitles[value] }))}
      />
      <NumberField
        {...bind('inquiryDays')}
        label="Days to answer a question of an approver"
        unit="days"
        help="The time of the stage stands still until then, at the most."
      />
    </Fieldset>
  )
}

function GuestFields({ bind }: Binding) {
  return (
    <Fieldset legend="Guests" description="For those who came for an access package and have none any more.">
      <SelectField
        {...bind('guestLifecycle')}
        label="When their last access ends"
        options={guestLifecycles.map((value) => ({ value, label: guestLifecycleTitles[value] }))}
      />
      <NumberField {...bind('guestDaysUntilDeleted')} label="Days until the account is removed" unit="days" />
    </Fieldset>
  )
}

function ExtensionFields({ bindBox }: Binding) {
  return (
    <Fieldset legend="Custom extensions">
      <CheckboxField
        {...bindBox('privateCallouts')}
        label="May call private addresses"
        help="Addresses inside of your own network. Leave this off unless a system there has to be told."
      />
    </Fieldset>
  )
}

function LimitFields({ bind, there }: Binding & { there: CountsThere }) {
  return (
    <div id="limits">
      <Fieldset
        legend="Limits"
        description="How much there may be. What is there already stays, also above a limit; nothing more can be added. Assignments and requests are counted every ten minutes, so that a few more can slip through. A rule that would go beyond them is not saved; whom a saved rule takes later still gets access."
      >
        <div className="grid gap-4 sm:grid-cols-2">
          {limitNames.map((name) => (
            <NumberField
              key={name}
              {...bind(`limits.${name}`)}
              label={limitTitles[name]}
              help={[`Usually ${standardLimits[name].toLocaleString('en-US')}.`, inWordsThere(there[name])]
                .filter(Boolean)
                .join(' ')}
            />
          ))}
        </div>
      </Fieldset>
    </div>
  )
}
