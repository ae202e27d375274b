import type { PackageForMe } from '@latchkey/services/entitlement/package-for-me.views'
import { Button } from '@latchkey/ui/button'
import { RadioCards, SelectField } from '@latchkey/ui/field'
import { Form } from '@latchkey/ui/link'
import { lengthInWords } from './policy-words.ts'

/**
 * For whom a package is, and under which policy, where there is a choice: a form of its own, so that the page shows what the choice
 * would give and cost before anything is asked. It is sent by choosing, and by a button where no scripts run. Nothing where there is none.
 */
export function RequestChoice({ of, action }: { of: PackageForMe; action: string }) {
  const several = of.policies.length > 1
  if (!several && of.reports.length === 0) return null
  return (
    <Form
      method="get"
      action={action}
      className="flex flex-col gap-4 border-b border-line pb-5"
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      {of.reports.length > 0 && (
        <SelectField
          key={of.report?.id ?? ''}
          name="for"
          label="Who is it for?"
          defaultValue={of.report?.id ?? ''}
          options={[
            { value: '', label: of.forOthersOnly ? 'Choose a person' : 'Me' },
            ...of.reports.map(({ id, displayName, jobTitle }) => ({
              value: id,
              label: jobTitle ? `${displayName}, ${jobTitle}` : displayName,
            })),
          ]}
        />
      )}
      {several && (
        <RadioCards
          name="policy"
          label={of.report ? 'How is it to be had?' : 'How do you want to have it?'}
          help={passedOverInWords(of)}
          defaultValue={of.policyId ?? undefined}
          options={of.policies.map((policy) => ({
            value: policy.id,
            label: policy.displayName,
            description: [policy.description, policy.why].filter(Boolean).join(' '),
            detail: lengthInWords(policy),
          }))}
        />
      )}
      <noscript>
        <Button>Show this choice</Button>
      </noscript>
    </Form>
  )
}

/** Why others are not offered: the more exact a policy is about whom it is for, the sooner it comes. */
export function passedOverInWords({ passedOver, policies }: PackageForMe): string | undefined {
  if (passedOver.length === 0) return undefined
  const these = policies.length > 1 ? 'These come' : 'This one comes'
  return `${these} first, as what names people goes before what is open to all. Not offered therefore: ${passedOver.join(', ')}.`
}
