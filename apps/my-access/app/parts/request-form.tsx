import type { PackageForMe } from '@latchkey/services/entitlement/package-for-me.views'
import type { SubmitRequest } from '@latchkey/services/entitlement/submit-request'
import { DateField, NumberField, TextArea } from '@latchkey/ui/field'
import { daysInWords } from '@latchkey/web/length-words'
import { PortalForm } from '@latchkey/web/portal-form'
import { QuestionFields } from '@latchkey/web/question-fields'
import { useClockWords } from '@latchkey/web/use-clock-words'
import type { PolicyWords } from './policy-words.ts'

/** The form that asks for a package under the policy that was chosen. What the policy does not want is left out. */
export function RequestForm({ of, policy }: { of: PackageForMe; policy: PolicyWords }) {
  const clock = useClockWords()
  const nobodyDecides = policy.stages === 0
  const fields = { accessPackageId: of.id, policyId: policy.id, ...(of.report ? { targetId: of.report.id } : {}) }
  return (
    <PortalForm<typeof SubmitRequest>
      intent="submit"
      formKey={[policy.id, of.report?.id].filter(Boolean).join('-')}
      submit={of.report ? `Send request for ${of.report.displayName}` : 'Send request'}
      fields={fields}
    >
      {(form) => (
        <>
          <QuestionFields questions={policy.questions} form={form} />
          <TextArea
            {...form.bind('justification')}
            label={of.report ? 'Why is it needed?' : 'Why do you need it?'}
            help={nobodyDecides ? 'It is kept with the request.' : 'Those who decide read it.'}
            required={policy.justificationRequired}
          />
          {policy.allowCustomDuration && (
            <>
              <DateField
                {...form.bind('startsAt')}
                type="datetime-local"
                label="From when on?"
                help={`Leave it empty to begin ${nobodyDecides ? 'at once' : 'as soon as it is approved'}. The time is that of ${clock}.`}
              />
              <NumberField
                {...form.bind('requestedDays')}
                label="For how long?"
                unit="days"
                min={1}
                max={policy.longestDays ?? undefined}
                step={1}
                help={daysHelp(policy.longestDays)}
              />
            </>
          )}
        </>
      )}
    </PortalForm>
  )
}

const daysHelp = (longest: number | null): string =>
  longest === null
    ? 'Leave it empty to have it without an end.'
    : `At most ${daysInWords(longest)}. Leave it empty for all of them.`
