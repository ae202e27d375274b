import { FormActions, FormFields } from '@latchkey/ui/form-layout'
import { type Deciding, DecisionErrors, DecisionKeys, ReasonField, VerdictButton } from './decision-fields.tsx'
import { useDecision } from './use-decision.ts'

/** Approve or deny, with a reason. */
export function DecisionForm(props: Deciding) {
  const sending = useDecision(props.requestId)
  const { Form } = sending
  return (
    <Form method="post" noValidate>
      <DecisionKeys {...props} />
      <FormFields>
        <DecisionErrors of={sending} fieldId="reason" />
        <ReasonField id="reason" of={sending} required={props.reasonRequired} />
        <FormActions>
          <VerdictButton verdict="approve" of={sending} />
          <VerdictButton verdict="deny" of={sending} />
        </FormActions>
      </FormFields>
    </Form>
  )
}
