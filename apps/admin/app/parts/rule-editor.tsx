import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import { draftAfter, type RuleDraft, textOfDraft } from '@latchkey/core/directory/rule-draft'
import { Button } from '@latchkey/ui/button'
import { TextArea } from '@latchkey/ui/field'
import { useHydrated } from '@latchkey/ui/hydrated'
import { type FormBinding, PortalForm } from '@latchkey/web/portal-form'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { RuleMistake } from './rule-mistake.tsx'
import { RuleRows } from './rule-rows.tsx'

/** The names of the fields of a rule's form, those of its lines with their place. */
export type RuleShape = z.ZodType<unknown, Partial<Record<string, unknown>>>

/** The form in which a rule is written, by the builder or as text, looked at before it is saved, and saved. */
export function RuleEditor(props: {
  draft: RuleDraft
  revision: number
  onChange: (draft: RuleDraft) => void
  /** Values that are sent along unseen. */
  fields?: Readonly<Record<string, string>>
  /** What else the form shows at first and asks, below the rule. */
  defaultValue?: Readonly<Record<string, unknown>>
  children?: (binding: FormBinding<RuleShape>) => ReactNode
}) {
  const { draft, revision, onChange, fields, defaultValue, children } = props
  return (
    <PortalForm<RuleShape>
      intent="rule"
      submit="Save rule"
      fields={{ ...fields, revision: String(revision), how: draft.how }}
      {...(defaultValue ? { defaultValue } : {})}
      actions={
        <Button name="step" value="preview" icon="eye">
          Preview
        </Button>
      }
    >
      {(binding) => (
        <>
          {/* The first button of a form is what Enter presses: it should look, not save. */}
          <button type="submit" name="step" value="preview" tabIndex={-1} aria-hidden="true" className="sr-only">
            Preview
          </button>
          {draft.how === 'rows' ? (
            <AsRows draft={draft} binding={binding} onChange={onChange} />
          ) : (
            <AsText draft={draft} binding={binding} onChange={onChange} />
          )}
          <SwitchKind draft={draft} onChange={onChange} />
          {children?.(binding)}
        </>
      )}
    </PortalForm>
  )
}

type Part = { draft: RuleDraft; binding: FormBinding<RuleShape>; onChange: (draft: RuleDraft) => void }

function AsRows({ draft, binding, onChange }: Part) {
  const text = textOfDraft(draft)
  return (
    <>
      <RuleRows
        draft={draft}
        onChange={onChange}
        errorsOf={(name) => {
          const { id, errors } = binding.bind(name)
          return { id, errors }
        }}
      />
      {text !== '' && (
        <p className="font-mono text-sm break-words whitespace-pre-wrap text-muted">
          <span className="sr-only">The rule as text: </span>
          {text}
        </p>
      )}
    </>
  )
}

function AsText({ draft, binding, onChange }: Part) {
  const { defaultValue: _, minLength: __, maxLength: ___, ...field } = binding.bind('text')
  const parsed = parseRule(draft.text)
  return (
    <>
      <TextArea
        {...field}
        label="Rule text"
        value={draft.text}
        rows={5}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        className="font-mono"
        help='For example user.department -eq "Sales" -and user.accountEnabled -eq true'
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, text: value })}
      />
      {field.errors && !parsed.ok && draft.text.trim() !== '' && <RuleMistake text={draft.text} error={parsed.error} />}
    </>
  )
}

/** Goes from the lines to the text and back. Where the builder cannot show the text, the server says so. */
function SwitchKind({ draft, onChange }: Omit<Part, 'binding'>) {
  const hydrated = useHydrated()
  const step = draft.how === 'rows' ? 'text' : 'rows'
  const after = draftAfter(draft, step)
  const here = hydrated && after?.how === step
  return (
    <div>
      <Button
        variant="quiet"
        size="small"
        icon={step === 'text' ? 'pencil' : 'list'}
        name="step"
        value={step}
        {...(here ? { type: 'button' as const, onClick: () => onChange(after) } : {})}
      >
        {step === 'text' ? 'Write it as text' : 'Use the builder'}
      </Button>
    </div>
  )
}
