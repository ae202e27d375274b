import { type Answer, answersTo, mistakesIn, type Question } from '@latchkey/core/entitlement/question'
import { invalid } from '@latchkey/core/refusal'

/** The answers to the questions of a policy as they are kept; refuses beside the field of each question that is not answered well. */
export function insistAnswers(questions: readonly Question[], answers: readonly Answer[]): readonly Answer[] {
  const answered = answersTo(questions, answers)
  const mistakes = Object.entries(mistakesIn(questions, answered))
  if (mistakes.length > 0) throw invalid(Object.fromEntries(mistakes.map(([field, says]) => [field, [says]])))
  return answered
}
