import { Button } from '@latchkey/ui/button'
import { TextArea } from '@latchkey/ui/field'
import { FormErrorSummary } from '@latchkey/ui/form-error-summary'
import { useRoot } from '@latchkey/web/root-data'
import type { DecisionSending } from './use-decision.ts'

/** What a decision is about. */
export interface Deciding {
  readonly requestId: string
  /** The stage that the page shows, from 0. */
  readonly stage: number
  readonly reasonRequired: boolean
}

/** The unseen part of a decision's form. */
export function DecisionKeys({ requestId, stage }: Deciding) {
  const { once } = useRoot()
  const values = { _intent: 'decide', _key: requestId, _once: once, requestId, stage: String(stage) }
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

/** Why a decision was not taken. */
export function DecisionErrors(props: { of: DecisionSending; fieldId: string; fields?: readonly string[] }) {
  const { of, fieldId, fields = [] } = props
  const errors = [
    ...of.formErrors.map((message) => ({ message })),
    ...of.reasonErrors.map((message) => ({ message, fieldId })),
    ...fields.flatMap((name) => of.errorsOf(name).map((message) => ({ message, fieldId: name }))),
  ]
  return <FormErrorSummary errors={errors} />
}

/** The reason of a decision. */
export function ReasonField(props: { id: string; of: DecisionSending; required: boolean }) {
  const { id, of, required } = props
  return (
    <TextArea
      id={id}
      name="reason"
      label="Reason"
      help={required ? 'Needed for this package. The requestor reads it.' : 'The requestor reads it.'}
      rows={2}
      required={required}
      defaultValue={of.reason}
      errors={of.reasonErrors}
    />
  )
}

/** The button that sends one of the two verdicts. */
export function VerdictButton(props: {
  verdict: 'approve' | 'deny'
  of: DecisionSending
  size?: 'small'
  /** Whom and what it is about, where the page lists several. */
  about?: string
}) {
  const { verdict, of, size, about } = props
  const words = verdict === 'approve' ? 'Approve' : 'Deny'
  return (
    <Button
      name="verdict"
      value={verdict}
      variant={verdict === 'approve' ? 'primary' : 'danger'}
      size={size}
      busy={of.verdict === verdict}
      disabled={of.sending}
      aria-label={about && `${words}: ${about}`}
    >
      {words}
    </Button>
  )
}
