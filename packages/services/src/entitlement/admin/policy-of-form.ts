import { type PolicyForm, termsFromForm } from '@latchkey/core/entitlement/policy-form'
import { reviewSettingsOf } from '@latchkey/core/entitlement/review-form'

/** What is kept of a policy's form, besides whom it names. Its days are those of a zone. */
export const policyOfForm = (form: PolicyForm, timeZone: string) => ({
  displayName: form.displayName,
  description: form.description,
  enabled: form.enabled,
  allowedTargetScope: form.scope,
  terms: termsFromForm(form, timeZone),
  endsOutOfScope: form.endsOutOfScope,
  graceHours: form.endsOutOfScope ? form.graceHours : 0,
  reviewSettings: reviewSettingsOf(form),
})
