import { fold } from '../directory/rule/fold.ts'
import { matcherOf } from '../directory/rule/pattern/match-pattern.ts'
import { type ReadPattern, readPattern } from '../directory/rule/pattern/parse-pattern.ts'
import { isPlainLine, isPlainText } from '../plain-text.ts'

/** How a question is answered (Microsoft Graph: accessPackageTextInputQuestion, accessPackageMultipleChoiceQuestion). */
export const questionKinds = ['shortText', 'longText', 'choice', 'choices'] as const

/** The kind of a question: a line, several lines, one of several choices, any of several choices. */
export type QuestionKind = (typeof questionKinds)[number]

/** A text in other languages, by language tag (BCP 47): `{ de: 'Wofür?' }`. */
export type Localizations = Readonly<Record<string, string>>

/** One of the choices of a question. What is kept is its value; who reads another language sees it in that. */
export interface Choice {
  readonly value: string
  readonly localizations: Localizations
}

/** What a policy asks a requestor. */
export interface Question {
  /** Names the question in answers; stays when its words change. */
  readonly id: string
  readonly text: string
  readonly localizations: Localizations
  readonly kind: QuestionKind
  /** With text: what the whole answer has to match; null where anything will do. */
  readonly pattern: string | null
  /** With a pattern: what a right answer looks like, in words. Left out where nobody wrote it, as in questions of old. */
  readonly hint?: string | undefined
  readonly hintLocalizations?: Localizations | undefined
  /** With `choice` and `choices`. */
  readonly choices: readonly Choice[]
  readonly required: boolean
  /** Whether an approver may correct the answer. */
  readonly editable: boolean
}

/** A question as a person reads it, in their language where it is known. */
export interface QuestionAsked {
  readonly id: string
  readonly text: string
  readonly kind: QuestionKind
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly required: boolean
  /** What a right answer looks like: in words, else the pattern itself; null where anything will do. */
  readonly hint: string | null
}

/** A text in the language of its reader: the exact one (`de-AT`), else its main language (`de`), else as it was written. */
export function inLanguage(text: string, localizations: Localizations, language: string | null): string {
  if (!language) return text
  const wanted = language.toLowerCase()
  const texts = new Map(Object.entries(localizations).map(([tag, words]) => [tag.toLowerCase(), words]))
  return texts.get(wanted) || texts.get(wanted.split('-')[0] ?? '') || text
}

/** What a right answer to a question looks like, as a person with this language reads it; null where anything will do. */
export function hintIn(
  { pattern, hint = '', hintLocalizations = {} }: Pick<Question, 'pattern' | 'hint' | 'hintLocalizations'>,
  language: string | null,
): string | null {
  if (pattern === null) return null
  return inLanguage(hint, hintLocalizations, language) || `It has to match: ${pattern}`
}

/** The questions as a person with this language reads them; null is nobody's language in particular. */
export const asAskedIn = (questions: readonly Question[], language: string | null): readonly QuestionAsked[] =>
  questions.map((question) => ({
    id: question.id,
    text: inLanguage(question.text, question.localizations, language),
    kind: question.kind,
    choices: question.choices.map((choice) => ({
      value: choice.value,
      label: inLanguage(choice.value, choice.localizations, language),
    })),
    required: question.required,
    hint: hintIn(question, language),
  }))

/** An answer with its question, as a person with this language reads both. */
export interface AnswerTold {
  readonly questionId: string
  readonly question: string
  readonly answers: readonly string[]
}

/** What was answered, question by question; questions that were left out have no answers. */
export const answersTold = (
  questions: readonly Question[],
  answers: readonly Answer[],
  language: string | null,
): readonly AnswerTold[] =>
  asAskedIn(questions, language).map(({ id, text, choices }) => ({
    questionId: id,
    question: text,
    answers: (answers.find(({ questionId }) => questionId === id)?.values ?? []).map(
      (value) => choices.find((choice) => choice.value === value)?.label ?? value,
    ),
  }))

/** What somebody answered: one value, or with `choices` any number. */
export interface Answer {
  readonly questionId: string
  readonly values: readonly string[]
}

/** The answers in the order of the questions, without those to questions that are not asked and without empty ones. */
export function answersTo(questions: readonly Question[], answers: readonly Answer[]): readonly Answer[] {
  return questions.flatMap((question) => {
    const given = answers.find(({ questionId }) => questionId === question.id)?.values ?? []
    const values = given.map((value) => value.trim()).filter((value) => value !== '')
    return values.length === 0 ? [] : [{ questionId: question.id, values }]
  })
}

/** The longest answer that is kept, in characters. */
export const longestAnswer = 2000

/** The name of the field in which a question is answered. */
export const answerField = (questionId: string): `answers.${string}` => `answers.${questionId}`

/** What is wrong with answers, by the field of each question: a sentence for people with this language. Empty where nothing is. */
export function mistakesIn(
  questions: readonly Question[],
  answers: readonly Answer[],
  language: string | null = null,
): Readonly<Record<string, string>> {
  const mistakes: Record<string, string> = {}
  for (const question of questions) {
    const values = answers.find(({ questionId }) => questionId === question.id)?.values ?? []
    const mistake = mistakeIn(question, values, language)
    if (mistake) mistakes[answerField(question.id)] = mistake
  }
  return mistakes
}

function mistakeIn(question: Question, values: readonly string[], language: string | null): string | undefined {
  if (values.length === 0) return question.required ? 'Answer this question.' : undefined
  if (question.kind !== 'choices' && values.length > 1) return 'Give one answer.'
  if (question.kind === 'choice' || question.kind === 'choices') return mistakeInChoice(question, values)
  const [value = ''] = values
  if (value.length > longestAnswer) return `Use at most ${longestAnswer} characters.`
  if (!isPlainText(value)) return 'Leave out control characters.'
  if (question.kind === 'shortText' && !isPlainLine(value)) return 'Answer on one line.'
  return question.pattern === null ? undefined : mistakeByPattern(question.pattern, value, hintIn(question, language))
}

function mistakeInChoice({ choices }: Question, values: readonly string[]): string | undefined {
  const offered = new Set(choices.map(({ value }) => value))
  if (!values.every((value) => offered.has(value))) return 'Choose one of the answers of the list.'
  return new Set(values).size < values.length ? 'Choose each answer once.' : undefined
}

/** In time that grows with the length of the answer alone; case counts for nothing. */
function mistakeByPattern(pattern: string, answer: string, hint: string | null): string | undefined {
  const read = answerPattern(pattern)
  if (!read.ok)
    return 'No answer can be checked, because the pattern of this question cannot be used. Tell the help desk.'
  if (matcherOf(read.pattern)(fold(answer))) return undefined
  return ['The answer does not have the form that is asked for.', hint].filter(Boolean).join(' ')
}

/** The pattern that a whole answer has to match, or why it cannot be used: by itself, or around a whole answer. */
export function answerPattern(pattern: string): ReadPattern {
  const alone = readPattern(pattern)
  return alone.ok ? readPattern(`^(?:${pattern})$`) : alone
}
