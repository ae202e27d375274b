import { mostStages } from '@latchkey/core/entitlement/policy'
import { emptyStage, type PolicyForm as Form } from '@latchkey/core/entitlement/policy-form'
import type { ExtensionChoice } from '@latchkey/services/entitlement/admin/policy-names.store'
import { Button, ButtonLink, type ButtonVariant } from '@latchkey/ui/button'
import { CheckboxField, Fieldset, TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'
import { graceShown } from './grace.ts'
import { PolicyCallouts } from './policy-callouts.tsx'
import { PolicyExpiry } from './policy-expiry.tsx'
import { PolicyQuestions } from './policy-questions.tsx'
import { PolicyReview } from './policy-review.tsx'
import { PolicyScope } from './policy-scope.tsx'
import type { PolicyShape } from './policy-shape.ts'
import { PolicyStage } from './policy-stage.tsx'

/** The form of a policy: who may request, what they are asked, who decides in up to three stages, how long it lasts. Whole without JavaScript. */
export function PolicyForm(props: {
  /** What the form shows at first. */
  form: Form
  names: Readonly<Record<string, string>>
  extensions: readonly ExtensionChoice[]
  /** Values that are sent along unseen. */
  fields?: Readonly<Record<string, string>>
  submit: string
  submitVariant?: ButtonVariant
  backHref: string
}) {
  const { form, names, extensions, fields, submit, submitVariant, backHref } = props
  return (
    <PortalForm<PolicyShape>
      {...(fields ? { fields } : {})}
      submit={submit}
      {...(submitVariant ? { submitVariant } : {})}
      defaultValue={shownFirst(form)}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {(binding) => (
        <div className="flex flex-col gap-8">
          {/* The first button of a form is what Enter presses: it should save, not move a question. */}
          <Button tabIndex={-1} aria-hidden="true" className="sr-only">
            {submit}
          </Button>
          <Fieldset legend="The policy">
            <TextField
              {...binding.bind('displayName')}
              label="Name"
              help="Requestors who may choose among several policies read it."
              required
              autoComplete="off"
            />
            <TextArea {...binding.bind('description')} label="Description" rows={2} />
            <CheckboxField
              {...binding.bindBox('enabled')}
              label="On"
              help="While it is off, nobody can request under it. Open requests go on."
            />
          </Fieldset>
          <PolicyScope targets={form} names={names} binding={binding} />
          <PolicyQuestions binding={binding} />
          <Stages form={form} names={names} binding={binding} />
          <PolicyExpiry binding={binding} />
          <Fieldset legend="What else happens">
            <CheckboxField
              {...binding.bindBox('notifies')}
              label="Tell holders by mail"
              help="When they get the access, before it ends, and when it has ended."
            />
            <div className="flex flex-col gap-3">
              <PolicyCallouts callouts={form.callouts} extensions={extensions} binding={binding} />
              <PolicyReview review={form} names={names} binding={binding} />
            </div>
          </Fieldset>
        </div>
      )}
    </PortalForm>
  )
}

function Stages({
  form,
  names,
  binding,
}: Pick<Parameters<typeof PolicyScope>[0], 'names' | 'binding'> & { form: Form }) {
  const stages = binding.bind('stages')
  return (
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
  )
}

/** All three stages, those that are not used with what a new stage has, but asking nobody. */
const shownFirst = ({ graceHours, ...form }: Form) => ({
  ...form,
  ...graceShown(graceHours),
  expirationDays: form.expirationDays ?? '',
  expirationHours: form.expirationHours ?? '',
  expirationDate: form.expirationDate ?? '',
  reviewStartsOn: form.reviewStartsOn ?? '',
  reviewDays: form.reviewDays ?? '',
  questions: form.questions.map((question) => ({ ...question, pattern: question.pattern ?? '' })),
  stages: Array.from({ length: mostStages }, (_, nth) => {
    const stage = form.stages[nth] ?? { ...emptyStage, approvers: emptyStage.fallback }
    return { ...stage, quorumNumber: stage.quorumNumber ?? '', escalationDays: stage.escalationDays ?? '' }
  }),
})
