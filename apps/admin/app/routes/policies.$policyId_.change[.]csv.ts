import { fileForm } from '@latchkey/web/server/forms'
import { policyChange } from '../server/policy-change.ts'
import { ChangedPolicyForm } from '../server/policy-form.ts'
import { accessDownload } from '../server/shown-access.ts'

/** Whose access a change of a policy would end, as a file: asked by the form that was not saved. */
export const action = fileForm(ChangedPolicyForm, async ({ portal, param }, sent) => {
  const { effect } = await policyChange(portal, param('policyId'), sent)
  return accessDownload(portal, 'policy-change', effect.access)
})
