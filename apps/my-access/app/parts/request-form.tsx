import type { packageForMe } from '@latchkey/services/entitlement/packages.views'
import type { SubmitRequest } from '@latchkey/services/entitlement/submit-request'
import { NumberField, RadioCards, TextArea } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'
import { daysInWords } from './length-words.ts'
import { approvalInWords, lengthInWords, type PolicyWords } from './policy-words.ts'

type Package = Awaited<ReturnType<typeof packageForMe>>

/** The form that asks for a package. Fields that no policy of the package wants are left out. */
export function RequestForm({ of }: { of: Package }) {
  const { policies } = of
  const several = policies.length > 1
  const everyWantsReason = policies.every((policy) => policy.justificationRequired)
  const mayChooseDays = policies.some((policy) => policy.allowCustomDuration)
  return (
    <PortalForm<typeof SubmitRequest>
      intent="submit"
      submit="Send request"
      fields={{ accessPackageId: of.id }}
      defaultValue={{ policyId: policies[0]?.id }}
    >
      {({ bind }) => (
        <>
          {several && (
            <RadioCards
              {...bind('policyId')}
              label="How do you want to have it?"
              options={policies.map((policy) => ({
                value: policy.id,
                label: policy.displayName,
                description: choiceInWords(policy),
                detail: lengthInWords(policy),
              }))}
            />
          )}
          <TextArea
            {...bind('justification')}
            label="Why do you need it?"
            help={reasonHelp(policies, everyWantsReason)}
            required={everyWantsReason}
          />
          {mayChooseDays && (
            <NumberField
              {...bind('requestedDays')}
              label="For how long?"
              unit="days"
              min={1}
              max={longestOf(policies) ?? undefined}
              step={1}
              help={daysHelp(policies)}
            />
          )}
        </>
      )}
    </PortalForm>
  )
}

const choiceInWords = (policy: PolicyWords): string =>
  [policy.description, approvalInWords(policy)].filter(Boolean).join(' ')

function reasonHelp(policies: readonly PolicyWords[], everyWantsReason: boolean): string {
  const wanting = policies.filter((policy) => policy.justificationRequired).map((policy) => policy.displayName)
  if (everyWantsReason || wanting.length === 0) return 'Those who decide read it.'
  return `Those who decide read it. Needed for: ${wanting.join(', ')}.`
}

/** The most days that can be asked for under any policy; null where one has no end. */
function longestOf(policies: readonly PolicyWords[]): number | null {
  const open = policies.filter((policy) => policy.allowCustomDuration).map((policy) => policy.longestDays)
  return open.some((days) => days === null) ? null : Math.max(...open.map((days) => days ?? 0))
}

function daysHelp(policies: readonly PolicyWords[]): string {
  const open = policies.filter((policy) => policy.allowCustomDuration)
  const longest = longestOf(policies)
  const most =
    longest === null
      ? 'Leave it empty to have it without an end.'
      : `At most ${daysInWords(longest)}. Leave it empty for all of them.`
  const which =
    open.length === policies.length ? '' : `Only for: ${open.map((policy) => policy.displayName).join(', ')}. `
  return which + most
}
