import { draftOfText, type RuleDraft, textOfDraft } from '@latchkey/core/directory/rule-draft'
import { automaticStages } from '@latchkey/core/entitlement/callout'
import { noCallouts } from '@latchkey/core/entitlement/policy-form'
import { scopeEndInWords } from '@latchkey/core/entitlement/policy-words'
import { runStateTitles } from '@latchkey/core/licensing/run'
import type { AutomaticForAdmin } from '@latchkey/services/entitlement/automatic/policy-rule.views'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { CheckboxField, TextArea, TextField } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { useShown } from '@latchkey/web/form-answer'
import type { FormBinding } from '@latchkey/web/portal-form'
import { When } from '@latchkey/web/when'
import { useState } from 'react'
import type { PolicyRuleShown } from '../server/policy-rule-forms.ts'
import { adminPage } from './address.ts'
import { graceShown } from './grace.ts'
import { Locked } from './not-now.tsx'
import { PolicyCallouts } from './policy-callouts.tsx'
import { PolicyGrace } from './policy-grace.tsx'
import { PolicyRuleEffectShown } from './policy-rule-effect.tsx'
import { RuleEditor, type RuleShape } from './rule-editor.tsx'
import { useTypedDraft } from './use-typed-draft.ts'

type Shown = AutomaticForAdmin & { readonly whyNot: string | null }
type Policy = NonNullable<AutomaticForAdmin['policy']>

/** The rule by which a package is assigned: how far it has come, and writing, looking at and saving it. */
export function PolicyRule({ shown }: { shown: Shown }) {
  const { policy, holders, most, whyNot } = shown
  return (
    <>
      {policy && holders > most && (
        <Callout kind="warning">
          {holders} people have the package by this rule, more than the {most} that one policy is to assign to. Nobody
          misses out, but split the rule among several packages.
        </Callout>
      )}
      {policy && <Standing shown={shown} policy={policy} />}
      {whyNot === null ? (
        <Writing shown={shown} />
      ) : (
        <Section title={policy ? 'Change the rule' : 'No rule'} card>
          {!policy && <p className="mb-2">This package is not assigned by a rule.</p>}
          <Locked>{whyNot}</Locked>
        </Section>
      )}
    </>
  )
}

function Standing({ shown: { holders, run }, policy }: { shown: Shown; policy: Policy }) {
  return (
    <Section title={policy.displayName} card>
      <DescriptionList
        items={[
          { term: 'Have it by the rule', details: holders },
          {
            term: 'Put to everybody',
            details: policy.ruleRunAt ? <When at={policy.ruleRunAt} /> : <span className="text-muted">Not yet</span>,
          },
          ...(run && run.state !== 'ProcessingComplete'
            ? [{ term: 'Under way', details: `${runStateTitles[run.state]}: ${run.done} of ${run.total} people` }]
            : []),
          {
            term: 'No longer taken',
            details: policy.endsOutOfScope ? scopeEndInWords(policy) : 'The access stays',
          },
          {
            term: 'Rule',
            details: <code className="font-mono text-sm break-words whitespace-pre-wrap">{policy.membershipRule}</code>,
          },
        ]}
      />
    </Section>
  )
}

function Writing({ shown: { policy, accessPackage, extensions } }: { shown: Shown }) {
  const answer = useShown<PolicyRuleShown>('rule')
  const typed = useTypedDraft()
  const [draft, setDraft] = useState<RuleDraft>(
    () => answer?.draft ?? typed ?? draftOfText(policy?.membershipRule ?? ''),
  )
  const preview = answer?.preview ?? null
  // What is confirmed is what was shown, and nothing else.
  const seal = preview?.effect.seal ?? ''
  return (
    <>
      <Section
        title={policy ? 'Change the rule' : 'Write the rule'}
        description="Everybody is put to it when it is saved, whoever changes at once, and everybody again once a day."
        card
      >
        <RuleEditor
          draft={draft}
          revision={policy?.revision ?? 0}
          fields={{ seal }}
          onChange={setDraft}
          defaultValue={shownFirst(policy, accessPackage.displayName)}
        >
          {(binding) => (
            <>
              <Settings binding={binding} />
              <PolicyCallouts
                callouts={policy?.callouts ?? noCallouts}
                extensions={extensions}
                stages={automaticStages}
                binding={binding}
              />
            </>
          )}
        </RuleEditor>
      </Section>
      {preview && (
        <PolicyRuleEffectShown
          effect={preview.effect}
          file={{ href: adminPage(`/packages/${accessPackage.id}/automatic.csv`), typed: preview.typed }}
          outdated={preview.text !== textOfDraft(draft)}
          asks={preview.asks}
        />
      )}
    </>
  )
}

function Settings({ binding }: { binding: FormBinding<RuleShape> }) {
  const { bind, bindBox } = binding
  return (
    <div className="group/ends flex flex-col gap-4 border-t border-line pt-4">
      <TextField {...bind('displayName')} label="Name" autoComplete="off" />
      <TextArea {...bind('description')} label="Description" rows={2} />
      <CheckboxField
        {...bindBox('enabled')}
        label="On"
        help="While it is off, nobody gets or loses the package by it."
      />
      <CheckboxField {...bindBox('endsOutOfScope')} label="Access ends for whom the rule does not take any more" />
      <div className="hidden pl-6 group-has-[input[name=endsOutOfScope]:checked]/ends:block">
        <PolicyGrace grace={bind('grace')} unit={bind('graceUnit')} />
      </div>
      <CheckboxField {...bindBox('notifies')} label="Tell holders by mail" />
    </div>
  )
}

const shownFirst = (policy: Policy | null, packageName: string) => ({
  displayName: policy?.displayName ?? `${packageName}, by rule`,
  description: policy?.description ?? '',
  enabled: policy?.enabled ?? true,
  endsOutOfScope: policy?.endsOutOfScope ?? true,
  ...graceShown(policy?.graceHours ?? 0),
  notifies: policy?.notifies ?? false,
  callouts: policy?.callouts ?? noCallouts,
})
