import { longestDuration } from '@latchkey/core/entitlement/policy'
import { CheckboxField, DateField, Fieldset, NumberField, RadioCards } from '@latchkey/ui/field'
import type { PolicyBinding } from './policy-shape.ts'

/** When access under a policy ends by itself. */
export function PolicyExpiry({ binding: { bind, bindBox } }: { binding: PolicyBinding }) {
  return (
    <div className="group/expiry">
      <Fieldset legend="How long it lasts">
        <RadioCards
          {...bind('expirationType')}
          label="When it ends"
          labelHidden
          options={[
            {
              value: 'afterDuration',
              label: 'After a number of days',
              description: 'Counted from the day it is given.',
            },
            { value: 'afterDateTime', label: 'On a day', description: 'The same for everybody.' },
            { value: 'noExpiration', label: 'Never', description: 'Until somebody ends it or gives it back.' },
          ]}
        />
        <div className="hidden group-has-[input[value=afterDuration]:checked]/expiry:block">
          <NumberField {...bind('expirationDays')} label="Number of days" unit="days" min={1} max={longestDuration} />
        </div>
        <div className="hidden group-has-[input[value=afterDateTime]:checked]/expiry:block">
          <DateField {...bind('expirationDate')} label="Last day" help="It ends with this day in UTC." />
        </div>
        <CheckboxField {...bindBox('allowCustomDuration')} label="Requestors may ask for a shorter time" />
      </Fieldset>
    </div>
  )
}
