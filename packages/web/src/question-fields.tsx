import { answerField, type QuestionAsked } from '@latchkey/core/entitlement/question'
import { CheckboxCards, RadioCards, SelectField, TextArea, TextField } from '@latchkey/ui/field'
import type { z } from 'zod'
import type { FormBinding } from './portal-form.tsx'

/** A form in which the questions of a policy are answered. */
type Answering = FormBinding<z.ZodObject<{ answers: z.ZodType<unknown, unknown> }>>

/** What a form of this kind offers to tie a question to its answer. */
export interface AnswerBinding {
  bind(name: `answers.${string}`): ReturnType<Answering['bind']>
  bindChoices(name: `answers.${string}`): ReturnType<Answering['bindChoices']>
}

/** The questions of a policy, each with the field that suits it. */
export function QuestionFields({ questions, form }: { questions: readonly QuestionAsked[]; form: AnswerBinding }) {
  return questions.map((question) => <QuestionField key={question.id} of={question} form={form} />)
}

/** A few choices are read at a glance; more than these go into a list. */
const fewChoices = 6

function QuestionField({ of, form }: { of: QuestionAsked; form: AnswerBinding }) {
  const name = answerField(of.id)
  const words = { label: of.text, required: of.required, help: of.hint ?? undefined }
  switch (of.kind) {
    case 'shortText':
      return <TextField {...form.bind(name)} {...words} />
    case 'longText':
      return <TextArea {...form.bind(name)} {...words} />
    case 'choices':
      return <CheckboxCards {...form.bindChoices(name)} {...words} options={of.choices} />
    case 'choice':
      return of.choices.length > fewChoices ? (
        <SelectField {...form.bind(name)} {...words} options={of.choices} placeholder="Choose one" />
      ) : (
        <RadioCards {...form.bind(name)} {...words} options={of.choices} />
      )
  }
}
