import { draftOfText, type RuleDraft, textOfDraft } from '@latchkey/core/directory/rule-draft'
import { type RuleStatus, ruleStatusTitles } from '@latchkey/core/directory/rule-status'
import { Badge } from '@latchkey/ui/badge'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Section } from '@latchkey/ui/section'
import type { Tone } from '@latchkey/ui/tone'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { useShown } from '@latchkey/web/form-answer'
import { IntentButton } from '@latchkey/web/intent-button'
import { When } from '@latchkey/web/when'
import { useState } from 'react'
import type { GroupShown } from '../server/group-page.ts'
import type { RuleShown } from '../server/group-rule-forms.ts'
import { Locked } from './not-now.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleEffectShown } from './rule-effect.tsx'
import { RuleTry } from './rule-try.tsx'
import { useTypedDraft } from './use-typed-draft.ts'

const tones: Record<RuleStatus, Tone> = {
  notStarted: 'waiting',
  evaluating: 'progress',
  processing: 'progress',
  complete: 'done',
  error: 'refused',
  paused: 'ended',
}

/** The rule that decides who is in a group: how far it has been followed, and writing, looking at, trying and saving it. */
export function GroupRule({ shown }: { shown: GroupShown }) {
  const { group, rule, rights } = shown
  return (
    <>
      {rule && <Standing shown={shown} rule={rule} />}
      {rights.setRule === null ? (
        <Writing key={group.revision} shown={shown} />
      ) : (
        <Section title={rule ? 'Change the rule' : 'No rule'} card>
          {!rule && <p className="mb-2">Members of this group are chosen by hand.</p>}
          <Locked>{rights.setRule}</Locked>
        </Section>
      )}
    </>
  )
}

function Standing({ shown, rule }: { shown: GroupShown; rule: NonNullable<GroupShown['rule']> }) {
  const { group, rights, memberCount } = shown
  const { status, state, changedAt, text } = rule
  return (
    <Section
      title="Rule"
      card
      actions={
        rights.setRule === null && (
          <StateButtons revision={group.revision} name={group.displayName} on={state === 'On'} />
        )
      }
    >
      <DescriptionList
        items={[
          { term: 'Processing status', details: <Badge tone={tones[status]}>{ruleStatusTitles[status]}</Badge> },
          {
            term: 'Last membership change',
            details: changedAt ? <When at={changedAt} /> : <span className="text-muted">None yet</span>,
          },
          { term: 'Members', details: memberCount },
          { term: 'Rule', details: <code className="font-mono text-sm break-words whitespace-pre-wrap">{text}</code> },
        ]}
      />
    </Section>
  )
}

function StateButtons({ revision, name, on }: { revision: number; name: string; on: boolean }) {
  const fields = { revision: String(revision) }
  return (
    <>
      <IntentButton intent={on ? 'pauseRule' : 'resumeRule'} fields={fields} size="small">
        {on ? 'Pause' : 'Resume'}
      </IntentButton>
      <ConfirmForm
        intent="removeRule"
        fields={fields}
        trigger={{ label: 'Remove rule', size: 'small' }}
        title={`Let ${name} have no rule?`}
        confirmLabel="Remove rule"
      >
        Everybody who is a member now stays one. From then on members are added and removed by hand.
      </ConfirmForm>
    </>
  )
}

/** Which rule is being written: what came back from the server, else the one that is saved. */
function useDraft(saved: string) {
  const [ruled, tried] = [useShown<RuleShown>('rule'), useShown<RuleShown>('checkRule')]
  const typed = useTypedDraft()
  const [draft, setDraft] = useState<RuleDraft>(() => ruled?.draft ?? tried?.draft ?? typed ?? draftOfText(saved))
  return { draft, setDraft, preview: ruled?.preview ?? null, check: tried?.check ?? null }
}

function Writing({ shown: { group, rule, memberCount } }: { shown: GroupShown }) {
  const { draft, setDraft, preview, check } = useDraft(rule?.text ?? '')
  const text = textOfDraft(draft)
  return (
    <>
      <Section
        title={rule ? 'Change the rule' : 'Let a rule decide'}
        description="Everybody who meets the rule is a member, and nobody else but who has the group by an access package."
        card
      >
        <div className="flex flex-col gap-4">
          {!rule && memberCount > 0 && (
            <Callout kind="warning">
              Members who were added by hand and do not meet the rule leave when it is saved. The preview names them.
            </Callout>
          )}
          <RuleEditor draft={draft} revision={group.revision} onChange={setDraft} />
        </div>
      </Section>
      {preview && <RuleEffectShown effect={preview.effect} outdated={preview.text !== text} />}
      <RuleTry how={draft.how} text={text} check={check} />
    </>
  )
}
