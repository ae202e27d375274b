import { answerField } from '@latchkey/core/entitlement/question'
import type { EditableAnswer } from '@latchkey/services/entitlement/approval-detail.views'
import { CheckboxCards, RadioCards, TextArea, TextField } from '@latchkey/ui/field'
import type { DecisionSending } from './use-decision.ts'

/** The answers that the approver may correct; they are kept with an approval. */
export function CorrectAnswers({ questions, of }: { questions: readonly EditableAnswer[]; of: DecisionSending }) {
  if (questions.length === 0) return null
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-2 text-sm text-muted">You may correct these answers. They are kept if you approve.</legend>
      {questions.map((question) => (
        <AnswerField key={question.id} of={question} sending={of} />
      ))}
    </fieldset>
  )
}

function AnswerField({ of, sending }: { of: EditableAnswer; sending: DecisionSending }) {
  const name = answerField(of.id)
  const words = { id: name, name, label: of.text, required: of.required, errors: sending.errorsOf(name) }
  const text = of.values[0] ?? ''
  const options = of.choices.map(({ value }) => ({ value, label: value }))
  switch (of.kind) {
    case 'shortText':
      return <TextField {...words} defaultValue={sending.textOf(name) ?? text} />
    case 'longText':
      return <TextArea {...words} rows={3} defaultValue={sending.textOf(name) ?? text} />
    case 'choice':
      return <RadioCards {...words} options={options} defaultValue={text} />
    case 'choices':
      return (
        <>
          {/* Sent even where no box is ticked, so that taking all away is an answer too. */}
          <input type="hidden" name={name} value="" />
          <CheckboxCards {...words} options={options} defaultValue={of.values} />
        </>
      )
  }
}
