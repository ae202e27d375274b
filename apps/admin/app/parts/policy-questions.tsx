import { questionKinds } from '@latchkey/core/entitlement/question'
import { questionKindTitles } from '@latchkey/core/entitlement/question-form'
import { mostQuestions } from '@latchkey/core/entitlement/question-objections'
import { Button, IconButton } from '@latchkey/ui/button'
import { CheckboxField, Fieldset, SelectField, TextArea, TextField } from '@latchkey/ui/field'
import { useHydrated } from '@latchkey/ui/hydrated'
import type { PolicyBinding } from './policy-shape.ts'
import { PolicyTranslations } from './policy-translations.tsx'
import { useRows } from './use-rows.ts'

/**
 * What requestors are asked: questions that come, go and move in the page, or without JavaScript through the server. What is typed stays
 * with its question.
 */
export function PolicyQuestions({ binding }: { binding: PolicyBinding }) {
  const { bind, bindBox, count, listButton } = binding
  const { rows, add, drop, raise } = useRows(count('questions'))
  const hydrated = useHydrated()
  const here = (work: () => void) => (hydrated ? { type: 'button' as const, onClick: work } : undefined)
  const questions = bind('questions')
  return (
    <Fieldset
      legend="What requestors are asked"
      description="In this order. Approvers read the answers."
      id={questions.id}
      errors={questions.errors}
    >
      <CheckboxField {...bindBox('requestorJustificationRequired')} label="Requestors must say why they need it" />
      {rows.length > 0 && (
        <ol aria-label="Questions" className="flex flex-col gap-3">
          {rows.map((origin, nth) => (
            <li key={origin} className="rounded-lg border border-line bg-surface">
              <Question binding={binding} origin={origin} nth={nth}>
                <IconButton
                  icon="arrow-up"
                  size="small"
                  label={`Move question ${nth + 1} up`}
                  disabled={nth === 0}
                  {...(here(() => raise(nth)) ?? listButton('questions', { raise: nth }))}
                />
                <IconButton
                  icon="trash"
                  size="small"
                  label={`Remove question ${nth + 1}`}
                  {...(here(() => drop(nth)) ?? listButton('questions', { drop: nth }))}
                />
              </Question>
            </li>
          ))}
        </ol>
      )}
      <div>
        {rows.length < mostQuestions ? (
          <Button size="small" icon="plus" {...(here(add) ?? listButton('questions', { add: true }))}>
            Add a question
          </Button>
        ) : (
          <p className="text-sm text-muted">A policy asks {mostQuestions} questions at most.</p>
        )}
      </div>
    </Fieldset>
  )
}

function Question(props: { binding: PolicyBinding; origin: number; nth: number; children: React.ReactNode }) {
  const { binding, origin, nth, children } = props
  const { bind, bindBox } = binding
  const [from, at] = [`questions[${origin}]`, `questions[${nth}]`] as const
  const id = bind(`${from}.id`)
  return (
    <fieldset className="group/question min-w-0">
      <legend className="sr-only">Question {nth + 1}</legend>
      <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-1.5">
        <span aria-hidden="true" className="font-medium text-ink">
          Question {nth + 1}
        </span>
        <span className="flex gap-1">{children}</span>
      </div>
      <div className="flex flex-col gap-4 p-4">
        <input type="hidden" name={`${at}.id`} defaultValue={id.defaultValue ?? ''} />
        <TextField
          {...bind(`${from}.text`)}
          name={`${at}.text`}
          label="What you ask"
          placeholder="Which project is it for?"
          autoComplete="off"
        />
        <SelectField
          {...bind(`${from}.kind`)}
          name={`${at}.kind`}
          label="How it is answered"
          options={questionKinds.map((value) => ({ value, label: questionKindTitles[value] }))}
        />
        <div className="hidden group-has-[option[value^=choice]:checked]/question:block">
          <TextArea
            {...bind(`${from}.choices`)}
            name={`${at}.choices`}
            label="Choices"
            help="One on each line, at least two."
            rows={4}
          />
        </div>
        <div className="group-has-[option[value^=choice]:checked]/question:hidden">
          <TextField
            {...bind(`${from}.pattern`)}
            name={`${at}.pattern`}
            label="Pattern"
            help="A regular expression that the whole answer has to match, such as \d{4}. Empty where anything will do."
            className="font-mono"
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
          />
          <div className="mt-4">
            <TextField
              {...bind(`${from}.hint`)}
              name={`${at}.hint`}
              label="What a right answer looks like"
              help="Said below the field, such as: Four digits, like 4711. Empty: the pattern itself is shown."
              autoComplete="off"
            />
          </div>
        </div>
        <div className="flex flex-col gap-2">
          <CheckboxField {...bindBox(`${from}.required`)} name={`${at}.required`} label="It must be answered" />
          <CheckboxField
            {...bindBox(`${from}.editable`)}
            name={`${at}.editable`}
            label="Approvers may correct the answer"
          />
        </div>
        <PolicyTranslations binding={binding} origin={origin} nth={nth} />
      </div>
    </fieldset>
  )
}
