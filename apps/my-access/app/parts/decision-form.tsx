import { answerField } from '@latchkey/core/entitlement/question'
import type { EditableAnswer } from '@latchkey/services/entitlement/approval-detail.views'
import { FormActions, FormFields } from '@latchkey/ui/form-layout'
import { CorrectAnswers } from './correct-answers.tsx'
import { type Deciding, DecisionErrors, DecisionKeys, ReasonField, VerdictButton } from './decision-fields.tsx'
import { useDecision } from './use-decision.ts'

/** Approve or deny, with a reason. */
export function DecisionForm(props: Deciding & { editable?: readonly EditableAnswer[] }) {
  const { editable = [] } = props
  const sending = useDecision(props.requestId)
  const { Form } = sending
  return (
    <Form method="post" noValidate>
      <DecisionKeys {...props} />
      <FormFields>
        <DecisionErrors of={sending} fieldId="reason" fields={editable.map(({ id }) => answerField(id))} />
        <CorrectAnswers questions={editable} of={sending} />
        <ReasonField id="reason" of={sending} required={props.reasonRequired} />
        <FormActions>
          <VerdictButton verdict="approve" of={sending} />
          <VerdictButton verdict="deny" of={sending} />
        </FormActions>
      </FormFields>
    </Form>
  )
}
