import { NumberField, SelectField } from '@latchkey/ui/field'
import type { Bound } from '@latchkey/web/portal-form'

/** How long access outlasts the scope or the rule of its policy. */
export function PolicyGrace({ grace, unit }: { grace: Bound; unit: Bound }) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      <NumberField {...grace} label="After a grace of" min={0} help="0 means at once." />
      <SelectField
        {...unit}
        label="Unit"
        options={[
          { value: 'days', label: 'days' },
          { value: 'hours', label: 'hours' },
        ]}
      />
    </div>
  )
}
