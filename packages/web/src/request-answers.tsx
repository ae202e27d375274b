import type { AnswerTold } from '@latchkey/core/entitlement/question'
import type { Description } from '@latchkey/ui/description-list'

/** What was answered to the questions of a policy, as facts about a request. */
export const answerFacts = (answers: readonly AnswerTold[]): readonly Description[] =>
  answers.map(({ question, answers: lines }) => ({
    term: question,
    details: lines.length > 0 ? <Lines of={lines} /> : <span className="text-muted">Not answered</span>,
    wide: true,
  }))

/** One answer a line, with the line breaks that were typed. */
function Lines({ of }: { of: readonly string[] }) {
  return of.map((answer) => (
    <span key={answer} className="block break-words whitespace-pre-line">
      {answer}
    </span>
  ))
}
