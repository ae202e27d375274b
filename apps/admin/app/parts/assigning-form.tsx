import { mostAssigned } from '@latchkey/core/entitlement/assigning'
import type { PolicyToAssign } from '@latchkey/services/entitlement/admin/policies.views'
import { Button, ButtonLink } from '@latchkey/ui/button'
import { DateField, Fieldset, SelectField, TextArea } from '@latchkey/ui/field'
import { useHydrated } from '@latchkey/ui/hydrated'
import { type FormBinding, PortalForm } from '@latchkey/web/portal-form'
import { QuestionFields } from '@latchkey/web/question-fields'
import { useClockWords } from '@latchkey/web/use-clock-words'
import { useState } from 'react'
import type { Assigning } from '../server/assigning.ts'
import { adminPage } from './address.ts'

/** A package, and the policies under which it can be assigned. */
export interface PackageToAssign {
  readonly id: string
  readonly displayName: string
  readonly policies: readonly PolicyToAssign[]
}

/** Who gets a package, under which policy, with the answers to what the policy asks, and from when to when. */
export function AssigningForm({ chosen, quiet }: { chosen: PackageToAssign; quiet: boolean }) {
  const [only, ...others] = chosen.policies
  return (
    <PortalForm<typeof Assigning>
      intent="preview"
      fields={{ accessPackageId: chosen.id }}
      submit="Show what it would do"
      submitVariant={quiet ? 'secondary' : 'primary'}
      defaultValue={{ policyId: only && others.length === 0 ? only.id : '' }}
      actions={
        <ButtonLink href={adminPage('/assignments', { package: chosen.id })} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {(form) => (
        <>
          <PolicyWithQuestions policies={chosen.policies} form={form} />
          <People form={form} />
          <Period form={form} />
          <TextArea {...form.bind('justification')} label="Reason" help="Stands in the history." rows={2} />
        </>
      )}
    </PortalForm>
  )
}

type Form = FormBinding<typeof Assigning>

/** The policy, and below it what the chosen one asks: at once where JavaScript runs, by a button where it does not. */
function PolicyWithQuestions({ policies, form }: { policies: readonly PolicyToAssign[]; form: Form }) {
  const policyId = form.bind('policyId')
  const [chosenId, choose] = useState(policyId.defaultValue)
  const hydrated = useHydrated()
  const questions = policies.find(({ id }) => id === chosenId)?.questions ?? []
  const mayAsk = policies.length > 1 && policies.some((policy) => policy.questions.length > 0)
  return (
    <>
      <SelectField
        {...policyId}
        label="Policy"
        help="Says how long the access lasts. Its stages are passed over for those who run the package."
        placeholder="Choose a policy"
        required
        options={policies.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {mayAsk && !hydrated && (
        <div>
          <Button {...form.showButton('policyId')} size="small">
            Show what the policy asks
          </Button>
        </div>
      )}
      {questions.length > 0 && (
        <Fieldset legend="What the policy asks" description={forWhom(questions)}>
          <QuestionFields key={chosenId} questions={questions} form={form} />
        </Fieldset>
      )}
    </>
  )
}

const forWhom = (questions: PolicyToAssign['questions']): string =>
  questions.some(({ required }) => required)
    ? 'Answer for the person who gets the package: one person at a time.'
    : 'Your answers are kept for everybody whom you assign it.'

function People({ form }: { form: Form }) {
  // The list has no limit of characters that a browser could count: lines are counted.
  const { maxLength: _, minLength: __, ...people } = form.bind('people')
  return (
    <TextArea
      {...people}
      label="People"
      help={`User names or mail addresses, one on each line; lines of a CSV file will do. At most ${mostAssigned}.`}
      rows={6}
      required
    />
  )
}

function Period({ form }: { form: Form }) {
  const clock = useClockWords()
  return (
    <>
      <DateField
        {...form.bind('startsAt')}
        label="Begins"
        help={`At the beginning of the day, by ${clock}. Empty means now.`}
      />
      <DateField
        {...form.bind('endsAt')}
        label="Ends"
        help={`At the beginning of the day, by ${clock}. Empty means as the policy says.`}
      />
    </>
  )
}
