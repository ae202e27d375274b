import { draftAfter, type RuleDraft } from '@latchkey/core/directory/rule-draft'
import { longestGrace } from '@latchkey/core/entitlement/policy-objections'
import { invalid } from '@latchkey/core/refusal'
import { type PolicyRuleEffect, previewPolicyRule } from '@latchkey/services/entitlement/automatic/policy-rule.views'
import { SetPolicyRule, setPolicyRule } from '@latchkey/services/entitlement/automatic/set-policy-rule'
import { optionalLine, optionalWhole, tick } from '@latchkey/services/fields'
import { done, form } from '@latchkey/web/server/forms'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { insistStep, RuleForm, readable } from './group-rule-forms.ts'
import { seal } from './policy-form.ts'

/** A rule that assigns a package, as its form sends it. The name may be missing while the rule is only looked at. */
export const PolicyRuleForm = RuleForm.extend({
  displayName: optionalLine(),
  description: SetPolicyRule.shape.description,
  enabled: tick(),
  endsOutOfScope: tick(),
  grace: optionalWhole(0, longestGrace * 24),
  graceUnit: z.enum(['hours', 'days']).default('days'),
  notifies: tick(),
  callouts: SetPolicyRule.shape.callouts,
  seal: seal(),
})

/** What stays on the page: the rule that is being written, and what it would change. */
export interface PolicyRuleShown {
  readonly draft: RuleDraft
  readonly preview: { readonly text: string; readonly effect: PolicyRuleEffect; readonly asks: boolean } | null
}

/** The form in which a rule that assigns a package is written, looked at and saved. */
export const policyRuleForm = form<typeof PolicyRuleForm, PolicyRuleShown>(
  PolicyRuleForm,
  async ({ portal, param, once }, value) => {
    const { revision, step, how, joinedBy, rows, text, displayName, grace, graceUnit, seal: seen, ...settings } = value
    const draft: RuleDraft = { how, joinedBy, rows, text }
    const after = draftAfter(draft, step)
    if (after) return { draft: insistStep(after, step), preview: null }
    const membershipRule = readable(draft)
    const accessPackageId = param('packageId')
    const { enabled, endsOutOfScope } = settings
    const { error, effect } = await previewPolicyRule(portal, {
      packageId: accessPackageId,
      membershipRule,
      endsOutOfScope,
    })
    if (error) throw invalid({ text: [error.says] })
    const preview = { text: membershipRule, effect }
    if (step === 'preview') return { draft, preview: { ...preview, asks: false } }
    if (enabled && effect.seal !== '' && effect.seal !== seen) return { draft, preview: { ...preview, asks: true } }
    const graceHours = (grace ?? 0) * (graceUnit === 'days' ? 24 : 1)
    const wish = { ...settings, accessPackageId, revision, membershipRule, graceHours, displayName: displayName ?? '' }
    const runId = await setPolicyRule(portal, wish, once)
    return done(
      runId === null ? 'The rule is saved.' : 'The rule is saved. It is put to everybody now.',
      adminPage(`/packages/${accessPackageId}/automatic`),
    )
  },
)
