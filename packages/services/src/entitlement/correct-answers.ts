import { type Answer, answersTo, mistakesIn } from '@latchkey/core/entitlement/question'
import { invalid } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { type LoadedRequest, saveRequest } from './requests.store.ts'

/**
 * Keeps the answers that an approver corrected, of those questions whose answers may be; everything else stays as the requestor
 * answered it. Refuses with a sentence beside each answer that does not fit its question. Returns the request as it is now.
 */
export async function correctAnswers(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  given: readonly Answer[],
): Promise<LoadedRequest> {
  const { questions } = request.terms
  const before = request.answers ?? []
  const corrected = questions.flatMap(({ id, editable }) => {
    const isTheirs = ({ questionId }: Answer) => questionId === id
    return (editable ? given.find(isTheirs) : undefined) ?? before.find(isTheirs) ?? []
  })
  const answers = answersTo(questions, corrected)
  const changes = questions.flatMap((question) => {
    const [was, is] = [valuesOf(before, question.id), valuesOf(answers, question.id)]
    return question.editable && was.join('\n') !== is.join('\n') ? [{ question, before: was, after: is }] : []
  })
  if (changes.length === 0) return request
  const mistakes = mistakesIn(
    changes.map(({ question }) => question),
    answers,
  )
  if (Object.keys(mistakes).length > 0)
    throw invalid(Object.fromEntries(Object.entries(mistakes).map(([field, says]) => [field, [says]])))
  await saveRequest(tx, request, { answers })
  await record(portal, tx, [
    {
      activity: 'accessRequest.answersCorrected',
      target: { type: 'accessRequest', id: request.id, name: request.packageName },
      subjectId: request.targetId,
      details: { answers: changes.map((change) => ({ ...change, question: change.question.text })) },
    },
  ])
  return { ...request, answers, revision: request.revision + 1 }
}

const valuesOf = (answers: readonly Answer[], id: string): readonly string[] =>
  answers.find(({ questionId }) => questionId === id)?.values ?? []
