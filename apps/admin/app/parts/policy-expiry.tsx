import { extensionModes, longestDuration } from '@latchkey/core/entitlement/policy'
import { extensionTitles } from '@latchkey/core/entitlement/policy-words'
import { CheckboxField, DateField, Fieldset, NumberField, RadioCards, SelectField } from '@latchkey/ui/field'
import { useClockWords } from '@latchkey/web/use-clock-words'
import type { PolicyBinding } from './policy-shape.ts'

/** When access under a policy ends by itself, and whether it can be made longer or given back. */
export function PolicyExpiry({ binding: { bind, bindBox } }: { binding: PolicyBinding }) {
  const clock = useClockWords()
  return (
    <div className="group/expiry">
      <Fieldset legend="How long it lasts">
        <RadioCards
          {...bind('expirationType')}
          label="When it ends"
          labelHidden
          columns={2}
          options={[
            {
              value: 'afterDuration',
              label: 'After a number of days',
              description: 'Counted from the day it is given.',
            },
            { value: 'afterHours', label: 'After a number of hours', description: 'For a task or an emergency.' },
            { value: 'afterDateTime', label: 'On a day', description: 'The same for everybody.' },
            { value: 'noExpiration', label: 'Never', description: 'Until somebody ends it or gives it back.' },
          ]}
        />
        <div className="hidden group-has-[input[value=afterDuration]:checked]/expiry:block">
          <NumberField {...bind('expirationDays')} label="Number of days" unit="days" min={1} max={longestDuration} />
        </div>
        <div className="hidden group-has-[input[value=afterHours]:checked]/expiry:block">
          <NumberField
            {...bind('expirationHours')}
            label="Number of hours"
            unit="hours"
            min={1}
            max={longestDuration * 24}
          />
        </div>
        <div className="hidden group-has-[input[value=afterDateTime]:checked]/expiry:block">
          <DateField {...bind('expirationDate')} label="Last day" help={`It ends with this day, by ${clock}.`} />
        </div>
        <CheckboxField
          {...bindBox('allowCustomDuration')}
          label="Requestors choose the period"
          help="They may ask for a later start and a shorter time."
        />
        <SelectField
          {...bind('extension')}
          label="Holders may extend it"
          help="They are told 14 days and 1 day before it ends."
          options={extensionModes.map((value) => ({ value, label: extensionTitles[value] }))}
        />
        <CheckboxField {...bindBox('mayGiveBack')} label="Holders may give it back" />
      </Fieldset>
    </div>
  )
}
