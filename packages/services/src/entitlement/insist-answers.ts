import { type Answer, answersTo, mistakesIn, type Question } from '@latchkey/core/entitlement/question'
import { type FieldSentences, invalid } from '@latchkey/core/refusal'

/** What is wrong with the answers to the questions of a policy, beside the field of each. */
export const mistakesInAnswers = (
  questions: readonly Question[],
  answers: readonly Answer[],
  language: string | null = null,
): FieldSentences =>
  Object.fromEntries(
    Object.entries(mistakesIn(questions, answersTo(questions, answers), language)).map(([field, says]) => [
      field,
      [says],
    ]),
  )

/** The answers to the questions of a policy as they are kept; refuses beside the field of each question that is not answered well. */
export function insistAnswers(questions: readonly Question[], answers: readonly Answer[]): readonly Answer[] {
  const mistakes = mistakesInAnswers(questions, answers)
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes)
  return answersTo(questions, answers)
}
