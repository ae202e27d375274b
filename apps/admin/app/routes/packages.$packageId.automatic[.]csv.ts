import { fileForm } from '@latchkey/web/server/forms'
import { PolicyRuleForm, ruleEffect } from '../server/policy-rule-forms.ts'
import { accessDownload } from '../server/shown-access.ts'

/** What a rule would change about who has a package, as a file: asked by the form that was not saved. */
export const action = fileForm(PolicyRuleForm, async ({ portal, param }, sent) => {
  const { access } = await ruleEffect(portal, param('packageId'), sent)
  return accessDownload(portal, 'rule-preview', access)
})
