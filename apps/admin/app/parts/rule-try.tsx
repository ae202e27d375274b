import type { Explained } from '@latchkey/core/directory/rule/explain-rule'
import type { RuleVerdict } from '@latchkey/services/directory/rule-check.views'
import { Badge } from '@latchkey/ui/badge'
import { Icon } from '@latchkey/ui/icon'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'
import type { CheckForm, RuleShown } from '../server/group-rule-forms.ts'
import { ChooserField } from './chooser-field.tsx'
import { PersonLink } from './object-link.tsx'

type Check = NonNullable<RuleShown['check']>

/** Puts the rule that is being written to people who are chosen, and shows every expression with its result. */
export function RuleTry(props: { how: 'rows' | 'text'; text: string; check: Check | null }) {
  const { how, text, check } = props
  const verdicts = check?.verdicts.verdicts ?? []
  const names = check && check.verdicts.error === null ? check.verdicts.groupNames : {}
  return (
    <Section
      title="Try it on people"
      description="Up to 20 people. You see for each of them what every expression comes to. Nothing is changed."
      card
    >
      <div className="flex flex-col gap-4">
        <PortalForm<typeof CheckForm>
          intent="checkRule"
          fields={{ how, ...(text === '' ? {} : { text }) }}
          submit="Try the rule"
          submitVariant="secondary"
        >
          {({ bind, bindChoices }) => (
            <ChooserField
              kind="user"
              label="People"
              chosen={bindChoices('userIds')}
              typed={bind('addUsers')}
              before={verdicts.map(({ person }) => person.id)}
              names={Object.fromEntries(verdicts.map(({ person }) => [person.id, person.displayName]))}
            />
          )}
        </PortalForm>
        {check && (
          <ul aria-label="Results" aria-live="polite" className="flex flex-col gap-3">
            {verdicts.map((verdict) => (
              <li key={verdict.person.id} className="rounded-lg border border-line p-3 sm:p-4">
                <Verdict verdict={verdict} names={names} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}

function Verdict({ verdict, names }: { verdict: RuleVerdict; names: Readonly<Record<string, string>> }) {
  const { person, member, explained } = verdict
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <PersonLink of={person} />
        <span className="flex flex-wrap items-center gap-2">
          <span className="text-sm text-muted">{member ? 'Is a member now' : 'Is no member now'}</span>
          {explained === null ? (
            <Badge>Unknown</Badge>
          ) : explained.result ? (
            <Badge tone="done">Belongs</Badge>
          ) : (
            <Badge tone="ended">Does not belong</Badge>
          )}
        </span>
      </div>
      {explained && <Expression of={explained} names={names} />}
    </div>
  )
}

function Expression({ of, names }: { of: Explained; names: Readonly<Record<string, string>> }) {
  const { text, result, found, now, parts } = of
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start gap-2">
        <Icon
          name={result ? 'check' : 'x'}
          size={14}
          label={result ? 'Holds' : 'Does not hold'}
          className={result ? 'mt-1 text-positive-ink' : 'mt-1 text-negative-ink'}
        />
        <div className="min-w-0 text-sm">
          <p className="font-mono break-words text-ink">{text}</p>
          {found !== undefined && <p className="break-words text-muted">Found: {foundWords(found, names)}</p>}
          {now !== undefined && <p className="text-muted">system.now comes to {now}</p>}
        </div>
      </div>
      {parts.length > 0 && (
        <ul className="ml-1.5 flex flex-col gap-1.5 border-l border-line pl-4">
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an expression has no identity but its place
            <li key={at}>
              <Expression of={part} names={names} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function foundWords(found: Exclude<Explained['found'], undefined>, names: Readonly<Record<string, string>>): string {
  if (found === null || found === '') return 'nothing'
  if (!Array.isArray(found)) return String(found)
  if (found.length === 0) return 'nothing'
  return (found as readonly (string | { readonly servicePlanId?: string | null })[])
    .map((item) => (typeof item === 'string' ? (names[item] ?? item) : (item.servicePlanId ?? 'a plan')))
    .join(', ')
}
