import { mostStages, targetScopes, targetScopeTitles } from '@latchkey/core/entitlement/policy'
import { emptyStage, type PolicyForm as Form } from '@latchkey/core/entitlement/policy-form'
import { ButtonLink } from '@latchkey/ui/button'
import { CheckboxField, Fieldset, RadioCards, TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'
import { ChooserField } from './chooser-field.tsx'
import { PolicyExpiry } from './policy-expiry.tsx'
import type { PolicyShape } from './policy-shape.ts'
import { PolicyStage } from './policy-stage.tsx'

/** The form of a policy: who may request, who decides in up to three stages, how long it lasts. Whole without JavaScript. */
export function PolicyForm(props: {
  /** What the form shows at first. */
  form: Form
  names: Readonly<Record<string, string>>
  revision?: number
  submit: string
  backHref: string
}) {
  const { form, names, revision, submit, backHref } = props
  return (
    <PortalForm<PolicyShape>
      {...(revision === undefined ? {} : { fields: { revision: String(revision) } })}
      submit={submit}
      defaultValue={shownFirst(form)}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {(binding) => {
        const { bind, bindBox, bindChoices } = binding
        const stages = bind('stages')
        return (
          <div className="flex flex-col gap-8">
            <Fieldset legend="The policy">
              <TextField
                {...bind('displayName')}
                label="Name"
                help="Requestors who may choose among several policies read it."
                required
                autoComplete="off"
              />
              <TextArea {...bind('description')} label="Description" rows={2} />
              <CheckboxField
                {...bindBox('enabled')}
                label="On"
                help="While it is off, nobody can request under it. Open requests go on."
              />
            </Fieldset>
            <div className="group/scope">
              <Fieldset legend="Who may request">
                <RadioCards
                  {...bind('scope')}
                  label="Who may request"
                  labelHidden
                  options={targetScopes.map((value) => ({ value, label: targetScopeTitles[value] }))}
                />
                <div className="hidden flex-col gap-4 group-has-[input[value=specificDirectoryUsers]:checked]/scope:flex">
                  <ChooserField
                    kind="user"
                    label="People"
                    chosen={bindChoices('targetUserIds')}
                    typed={bind('addTargetUsers')}
                    before={form.targetUserIds}
                    names={names}
                  />
                  <ChooserField
                    kind="group"
                    label="Groups"
                    help="All who are members when they request."
                    chosen={bindChoices('targetGroupIds')}
                    typed={bind('addTargetGroups')}
                    before={form.targetGroupIds}
                    names={names}
                  />
                </div>
                <CheckboxField
                  {...bindBox('requestorJustificationRequired')}
                  label="Requestors must say why they need it"
                />
              </Fieldset>
            </div>
            <Fieldset
              legend="Who decides"
              description="One stage after the other. A stage in which nobody is chosen is left out; without any, access is given at once."
              id={stages.id}
              errors={stages.errors}
            >
              <div className="flex flex-col gap-3">
                {Array.from({ length: mostStages }, (_, nth) => (
                  <PolicyStage
                    // biome-ignore lint/suspicious/noArrayIndexKey: stages have no identity but their place
                    key={nth}
                    nth={nth}
                    stage={form.stages[nth]}
                    names={names}
                    binding={binding}
                    open={form.stages[nth] !== undefined || nth === 0}
                  />
                ))}
              </div>
            </Fieldset>
            <PolicyExpiry binding={binding} />
          </div>
        )
      }}
    </PortalForm>
  )
}

/** All three stages, those that are not used with what a new stage has, but asking nobody. */
const shownFirst = (form: Form) => ({
  ...form,
  expirationDays: form.expirationDays ?? '',
  expirationDate: form.expirationDate ?? '',
  stages: Array.from({ length: mostStages }, (_, nth) => form.stages[nth] ?? { ...emptyStage, manager: false }),
})
