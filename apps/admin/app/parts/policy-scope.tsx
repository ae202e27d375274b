import { targetScopes, targetScopeTitles } from '@latchkey/core/entitlement/policy'
import type { TargetsForm } from '@latchkey/core/entitlement/policy-form'
import { CheckboxField, Fieldset, RadioCards } from '@latchkey/ui/field'
import { ChooserField } from './chooser-field.tsx'
import { PolicyGrace } from './policy-grace.tsx'
import type { PolicyBinding } from './policy-shape.ts'

/** Who may request under a policy, and what becomes of their access once they may not any more. */
export function PolicyScope(props: {
  targets: TargetsForm
  names: Readonly<Record<string, string>>
  binding: PolicyBinding
}) {
  const { targets, names, binding } = props
  const { bind, bindBox, bindChoices } = binding
  return (
    <div className="group/scope">
      <Fieldset
        legend="Who may request"
        description="People of this directory and guests of organizations need policies of their own."
      >
        <RadioCards
          {...bind('scope')}
          label="Who may request"
          labelHidden
          columns={2}
          options={targetScopes.map((value) => ({ value, label: targetScopeTitles[value] }))}
        />
        <div className="hidden flex-col gap-4 group-has-[input[value=specificDirectoryUsers]:checked]/scope:flex">
          <ChooserField
            kind="user"
            label="People"
            chosen={bindChoices('targetUserIds')}
            typed={bind('addTargetUsers')}
            before={targets.targetUserIds}
            names={names}
          />
          <ChooserField
            kind="group"
            label="Groups"
            help="All who are members when they request."
            chosen={bindChoices('targetGroupIds')}
            typed={bind('addTargetGroups')}
            before={targets.targetGroupIds}
            names={names}
          />
        </div>
        <div className="hidden group-has-[input[value=specificConnectedOrganizationUsers]:checked]/scope:block">
          <ChooserField
            kind="organization"
            label="Organizations"
            chosen={bindChoices('targetOrganizationIds')}
            typed={bind('addTargetOrganizations')}
            before={targets.targetOrganizationIds}
            names={names}
          />
        </div>
        <CheckboxField
          {...bindBox('onBehalf')}
          label="Managers may request for their direct reports"
          help="They may extend and end what their reports have, too."
        />
        <div className="group/grace flex flex-col gap-3">
          <CheckboxField {...bindBox('endsOutOfScope')} label="Access ends when a person is not among them any more" />
          <div className="hidden pl-6 group-has-[input[name=endsOutOfScope]:checked]/grace:block">
            <PolicyGrace grace={bind('grace')} unit={bind('graceUnit')} />
          </div>
        </div>
      </Fieldset>
    </div>
  )
}
