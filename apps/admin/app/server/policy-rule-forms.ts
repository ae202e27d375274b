import { draftAfter, type RuleDraft } from '@latchkey/core/directory/rule-draft'
import { longestGrace } from '@latchkey/core/entitlement/policy-objections'
import { invalid } from '@latchkey/core/refusal'
import { type PolicyRuleEffect, previewPolicyRule } from '@latchkey/services/entitlement/automatic/preview-policy-rule'
import { SetPolicyRule, setPolicyRule } from '@latchkey/services/entitlement/automatic/set-policy-rule'
import { optionalLine, optionalWhole, tick } from '@latchkey/services/fields'
import type { Portal } from '@latchkey/services/portal'
import { done, form } from '@latchkey/web/server/forms'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { insistStep, RuleForm, readable } from './group-rule-forms.ts'
import { seal } from './policy-form.ts'
import type { ShownAccess } from './shown-access.ts'
import { type Typed, typedIn } from './typed.ts'

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

/** What a rule would change, as its page shows it. */
export type ShownRuleEffect = Omit<PolicyRuleEffect, 'access'> & Pick<ShownAccess, 'licenses'>

/** What stays on the page: the rule that is being written, and what it would change. */
export interface PolicyRuleShown {
  readonly draft: RuleDraft
  readonly preview: {
    readonly text: string
    readonly effect: ShownRuleEffect
    readonly asks: boolean
    /** The form as it was sent, by which a file tells of everybody. */
    readonly typed: Typed
  } | null
}

type Sent = z.output<typeof PolicyRuleForm>

const draftIn = ({ how, joinedBy, rows, text }: Sent): RuleDraft => ({ how, joinedBy, rows, text })

const graceIn = ({ grace, graceUnit }: Sent): number => (grace ?? 0) * (graceUnit === 'days' ? 24 : 1)

/** What the rule of a form would change about who has a package. Refuses beside the field a rule that cannot be read. */
export async function ruleEffect(portal: Portal, packageId: string, sent: Sent): Promise<PolicyRuleEffect> {
  const { error, effect } = await previewPolicyRule(portal, {
    packageId,
    membershipRule: readable(draftIn(sent)),
    endsOutOfScope: sent.endsOutOfScope,
    graceHours: graceIn(sent),
  })
  if (error) throw invalid({ text: [error.says] })
  return effect
}

/** The form in which a rule that assigns a package is written, looked at and saved. */
export const policyRuleForm = form<typeof PolicyRuleForm, PolicyRuleShown>(
  PolicyRuleForm,
  async ({ portal, param, once, formData }, value) => {
    const { revision, step, displayName, description, enabled, endsOutOfScope, notifies, callouts, seal: seen } = value
    const draft = draftIn(value)
    const after = draftAfter(draft, step)
    if (after) return { draft: insistStep(after, step), preview: null }
    const accessPackageId = param('packageId')
    const { access, ...effect } = await ruleEffect(portal, accessPackageId, value)
    const preview = {
      text: readable(draft),
      effect: { ...effect, licenses: access.licenses },
      typed: typedIn(formData),
    }
    if (step === 'preview') return { draft, preview: { ...preview, asks: false } }
    if (enabled && effect.seal !== '' && effect.seal !== seen) return { draft, preview: { ...preview, asks: true } }
    const settings = { description, enabled, endsOutOfScope, graceHours: graceIn(value), notifies, callouts }
    const wish = {
      ...settings,
      accessPackageId,
      revision,
      membershipRule: preview.text,
      displayName: displayName ?? '',
    }
    const runId = await setPolicyRule(portal, wish, once)
    return done(
      runId === null ? 'The rule is saved.' : 'The rule is saved. It is put to everybody now.',
      adminPage(`/packages/${accessPackageId}/automatic`),
    )
  },
)
