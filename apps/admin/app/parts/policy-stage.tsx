import { approverSources, asksNobody } from '@latchkey/core/entitlement/approvers-form'
import { escalationDays, stageDays } from '@latchkey/core/entitlement/policy'
import { type StageForm, stageTerms } from '@latchkey/core/entitlement/policy-form'
import { stageInWords } from '@latchkey/core/entitlement/policy-words'
import { CheckboxField, NumberField, RadioCards, SelectField } from '@latchkey/ui/field'
import { FormPart } from './form-part.tsx'
import { PolicyCircle } from './policy-circle.tsx'
import type { PolicyBinding } from './policy-shape.ts'

const titles = ['First stage', 'Second stage', 'Third stage'] as const
const primary = approverSources.filter((source) => source !== 'secondManager')

/** One stage of approval: who decides and how many of them, who steps in, how long they have, who is asked besides later. A stage that asks nobody is left out. */
export function PolicyStage(props: {
  nth: number
  stage: StageForm | undefined
  names: Readonly<Record<string, string>>
  binding: PolicyBinding
  open: boolean
}) {
  const { nth, stage, names, binding, open } = props
  const { bind, bindBox } = binding
  const at = `stages[${nth}]` as const
  const shared = { names, binding }
  return (
    <FormPart
      title={titles[nth] ?? `Stage ${nth + 1}`}
      summary={stage ? stageSays(stage, names) : 'Not used. Choose somebody in it to use it'}
      open={open}
    >
      <PolicyCircle
        {...shared}
        at={`${at}.approvers`}
        legend="Who decides"
        help="The manager, and each kind of sponsor, can be asked in one stage. Sponsors answer for guests of organizations."
        people="People who decide"
        groups="Groups whose members decide"
        sources={primary}
        circle={stage?.approvers}
      />
      <Quorum at={at} binding={binding} />
      <FormPart
        title="Who steps in"
        summary={stage && !asksNobody(stage.fallback) ? undefined : 'Nobody'}
        open={stage !== undefined && !asksNobody(stage.fallback)}
      >
        <PolicyCircle
          {...shared}
          at={`${at}.fallback`}
          legend="In their place"
          help="Asked where the others come to nobody: the manager is missing, or an approver asks for themselves."
          people="People who step in"
          groups="Groups whose members step in"
          sources={['catalogOwners', 'resourceOwners']}
          circle={stage?.fallback}
        />
      </FormPart>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <NumberField
          {...bind(`${at}.days`)}
          label="Days to decide"
          unit="days"
          min={stageDays.min}
          max={stageDays.max}
          help="Then the request lapses."
        />
        <SelectField
          {...bind(`${at}.visibility`)}
          label="Requestors see who decides"
          options={[
            { value: 'default', label: 'As the organization has it' },
            { value: 'visible', label: 'Yes' },
            { value: 'notVisible', label: 'No' },
          ]}
        />
      </div>
      <CheckboxField {...bindBox(`${at}.justificationRequired`)} label="They must give a reason" />
      <Escalation at={at} stage={stage} {...shared} />
    </FormPart>
  )
}

const stageSays = (stage: StageForm, names: Readonly<Record<string, string>>): string =>
  `${stageInWords(stageTerms(stage), new Map(Object.entries(names)))} · ${stage.days} days`

function Quorum({ at, binding: { bind } }: { at: `stages[${number}]`; binding: PolicyBinding }) {
  return (
    <div className="group/quorum flex flex-col gap-2">
      <RadioCards
        {...bind(`${at}.quorum`)}
        label="How many have to approve"
        help="One denial by anybody ends the request."
        columns={3}
        options={[
          { value: 'any', label: 'Any one of them' },
          { value: 'all', label: 'All of them' },
          { value: 'number', label: 'A number of them' },
        ]}
      />
      <div className="hidden group-has-[input[value=number]:checked]/quorum:block">
        <NumberField {...bind(`${at}.quorumNumber`)} label="Approvals needed" min={2} max={100} />
      </div>
    </div>
  )
}

function Escalation(props: {
  at: `stages[${number}]`
  stage: StageForm | undefined
  names: Readonly<Record<string, string>>
  binding: PolicyBinding
}) {
  const { at, stage, ...shared } = props
  const { bind, bindBox } = props.binding
  return (
    <div className="group/escalation flex flex-col gap-4 border-t border-line pt-4">
      <CheckboxField
        {...bindBox(`${at}.escalates`)}
        label="Ask alternates besides when nobody has decided"
        help={`Possible where a stage has ${escalationDays.leastStageDays} days or more. The first ones can still decide.`}
      />
      <div className="hidden flex-col gap-5 group-has-[input[name$=escalates]:checked]/escalation:flex">
        <NumberField
          {...bind(`${at}.escalationDays`)}
          label="Ask them after"
          unit="days"
          min={escalationDays.min}
          max={stageDays.max}
        />
        <PolicyCircle
          {...shared}
          at={`${at}.alternates`}
          legend="Alternates"
          people="People who are asked besides"
          groups="Groups whose members are asked besides"
          sources={['secondManager', 'catalogOwners', 'resourceOwners']}
          circle={stage?.alternates}
        />
        <FormPart
          title="Who steps in for alternates"
          summary={stage && !asksNobody(stage.fallbackAlternates) ? undefined : 'Nobody'}
          open={stage !== undefined && !asksNobody(stage.fallbackAlternates)}
        >
          <PolicyCircle
            {...shared}
            at={`${at}.fallbackAlternates`}
            legend="In their place"
            help="Needed where the manager's manager is an alternate: not everybody has one."
            people="People who step in for alternates"
            groups="Groups whose members step in for alternates"
            sources={['catalogOwners', 'resourceOwners']}
            circle={stage?.fallbackAlternates}
          />
        </FormPart>
      </div>
    </div>
  )
}
