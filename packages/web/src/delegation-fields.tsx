import { delegatedKinds, delegatedKindTitles } from '@latchkey/core/entitlement/delegation'
import type { CreateDelegation } from '@latchkey/services/entitlement/create-delegation'
import type { DelegationDraft } from '@latchkey/services/entitlement/delegations.views'
import { CheckboxCards, CheckboxField, DateField, TextArea } from '@latchkey/ui/field'
import type { FormBinding } from './portal-form.tsx'
import { useClockWords } from './use-clock-words.tsx'

/** What a form of a delegation begins with: what waits already passes on too. */
export const delegationAtFirst = { includesPending: 'on' } as const

const kinds = delegatedKinds.map((kind) => ({ value: kind, label: delegatedKindTitles[kind] }))

/** The fields of a delegation: from when to when, for which requests, and whether what waits already passes on. */
export function DelegationFields(props: {
  form: FormBinding<typeof CreateDelegation>
  packages: DelegationDraft['packages']
  /** Whether who fills it in delegates their own approvals, or those of somebody who is away. */
  mine: boolean
}) {
  const { form, packages, mine } = props
  const { bind, bindBox, bindChoices } = form
  const clock = useClockWords()
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField {...bind('startsAt')} label="From" help={`By ${clock}. Empty: from now on.`} type="datetime-local" />
        <DateField
          {...bind('untilAt')}
          label="Until"
          help={`By ${clock}. Empty: until ${mine ? 'you take it back' : 'it is taken back'}.`}
          type="datetime-local"
        />
      </div>
      <CheckboxCards
        {...bindChoices('kinds')}
        label="For these kinds of request"
        help="None chosen: for all."
        options={kinds}
        columns={2}
      />
      {packages.length > 0 && (
        <CheckboxCards
          {...bindChoices('packageIds')}
          label="For these access packages"
          help="None chosen: for all."
          options={packages.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          columns={2}
        />
      )}
      <CheckboxField
        {...bindBox('includesPending')}
        label={`Also what waits ${mine ? 'for me ' : ''}already`}
        help="Requests that wait when it begins can be decided by both."
      />
      <TextArea {...bind('note')} label="Note" help="Who decides in this place reads it." rows={2} />
    </>
  )
}
