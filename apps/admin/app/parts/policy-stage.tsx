import { stageDays } from '@latchkey/core/entitlement/policy'
import type { StageForm } from '@latchkey/core/entitlement/policy-form'
import { CheckboxField, NumberField } from '@latchkey/ui/field'
import { Icon } from '@latchkey/ui/icon'
import { ChooserField } from './chooser-field.tsx'
import type { PolicyBinding } from './policy-shape.ts'

const titles = ['First stage', 'Second stage', 'Third stage'] as const

/** One stage of approval: who decides, who steps in, how long they have. A stage that asks nobody is left out. */
export function PolicyStage(props: {
  nth: number
  stage: StageForm | undefined
  names: Readonly<Record<string, string>>
  binding: PolicyBinding
  open: boolean
}) {
  const { nth, stage, names, binding, open } = props
  const { bind, bindBox, bindChoices } = binding
  const at = `stages[${nth}]` as const
  return (
    <details open={open} className="group rounded-lg border border-line bg-surface">
      <summary className="flex items-center gap-2 rounded-lg px-4 py-2.5 font-medium text-ink touch:min-h-11">
        <Icon name="chevron-right" size={14} className="text-muted group-open:rotate-90" />
        {titles[nth] ?? `Stage ${nth + 1}`}
        <span className="text-sm font-normal text-muted group-open:hidden">
          {stage ? 'Open to change it' : 'Not used. Choose somebody in it to use it'}
        </span>
      </summary>
      <div className="flex flex-col gap-5 border-t border-line p-4">
        <CheckboxField
          {...bindBox(`${at}.manager`)}
          label="The manager of the person decides"
          help="Possible in one stage."
        />
        <ChooserField
          kind="user"
          label="People who decide"
          chosen={bindChoices(`${at}.approverUserIds`)}
          typed={bind(`${at}.addApproverUsers`)}
          before={stage?.approverUserIds ?? []}
          names={names}
        />
        <ChooserField
          kind="group"
          label="Groups whose members decide"
          help="One approval by anybody in the stage is enough; one denial ends the request."
          chosen={bindChoices(`${at}.approverGroupIds`)}
          typed={bind(`${at}.addApproverGroups`)}
          before={stage?.approverGroupIds ?? []}
          names={names}
        />
        <ChooserField
          kind="user"
          label="People who step in"
          help="Asked where the others come to nobody: the manager is missing, or an approver asks for themselves."
          chosen={bindChoices(`${at}.fallbackUserIds`)}
          typed={bind(`${at}.addFallbackUsers`)}
          before={stage?.fallbackUserIds ?? []}
          names={names}
        />
        <ChooserField
          kind="group"
          label="Groups whose members step in"
          chosen={bindChoices(`${at}.fallbackGroupIds`)}
          typed={bind(`${at}.addFallbackGroups`)}
          before={stage?.fallbackGroupIds ?? []}
          names={names}
        />
        <NumberField
          {...bind(`${at}.days`)}
          label="Days to decide"
          unit="days"
          min={stageDays.min}
          max={stageDays.max}
          help="Then the request lapses."
        />
        <CheckboxField {...bindBox(`${at}.justificationRequired`)} label="They must give a reason" />
      </div>
    </details>
  )
}
