import type { Objection } from '../objection.ts'
import { answerPattern } from './question.ts'
import { choicesIn, offersChoices, type QuestionForm } from './question-form.ts'

/** The questions of a policy that is about to be kept. */
interface Questions {
  readonly form: { readonly questions: readonly QuestionForm[] }
}

/** The most questions that a policy can ask. */
export const mostQuestions = 25

/** The most choices that a question can offer. */
export const mostChoices = 100

const repeated = (texts: readonly string[]): boolean => new Set(texts).size < texts.length

const unread = ({ kind, pattern }: QuestionForm): string | null => {
  if (pattern === null || offersChoices(kind)) return null
  const read = answerPattern(pattern)
  return read.ok ? null : read.says
}

const someQuestion =
  (when: (question: QuestionForm) => boolean) =>
  ({ form }: Questions): boolean =>
    form.questions.some(when)

/** Every reason not to keep the questions of a policy as they are written. */
export const objectionsToQuestions: readonly Objection<Questions>[] = [
  {
    code: 'tooManyQuestions',
    kind: 'invalid',
    field: 'questions',
    says: `Ask at most ${mostQuestions} questions.`,
    when: ({ form }) => form.questions.length > mostQuestions,
  },
  {
    code: 'questionTextMissing',
    kind: 'invalid',
    field: 'questions',
    says: 'Write what you ask, or remove the question.',
    when: someQuestion(({ text }) => text === ''),
  },
  {
    code: 'questionTwice',
    kind: 'invalid',
    field: 'questions',
    says: 'Load the page again: two questions have become one.',
    when: ({ form }) => repeated(form.questions.map(({ id }) => id)),
  },
  {
    code: 'patternUnreadable',
    kind: 'invalid',
    field: 'questions',
    says: ({ form }) => `The pattern of a question cannot be used. ${form.questions.map(unread).find(Boolean) ?? ''}`,
    when: someQuestion((question) => unread(question) !== null),
  },
  {
    code: 'choicesMissing',
    kind: 'invalid',
    field: 'questions',
    says: 'Offer at least two choices, each on its own line.',
    when: someQuestion(({ kind, choices }) => offersChoices(kind) && choicesIn(choices).length < 2),
  },
  {
    code: 'tooManyChoices',
    kind: 'invalid',
    field: 'questions',
    says: `Offer at most ${mostChoices} choices.`,
    when: someQuestion(({ choices }) => choicesIn(choices).length > mostChoices),
  },
  {
    code: 'choiceTwice',
    kind: 'invalid',
    field: 'questions',
    says: 'A choice stands twice in the list of a question.',
    when: someQuestion(({ kind, choices }) => offersChoices(kind) && repeated(choicesIn(choices))),
  },
  {
    code: 'languageUnknown',
    kind: 'invalid',
    field: 'questions',
    says: 'Name each language by its tag, such as de or pt-BR.',
    when: someQuestion(({ translations }) =>
      translations.some(({ language }) => !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)),
    ),
  },
  {
    code: 'languageTwice',
    kind: 'invalid',
    field: 'questions',
    says: 'A question stands twice in the same language.',
    when: someQuestion(({ translations }) => repeated(translations.map(({ language }) => language.toLowerCase()))),
  },
  {
    code: 'translationEmpty',
    kind: 'invalid',
    field: 'questions',
    says: 'Write the question in the other language, or leave the language out.',
    when: someQuestion(({ translations }) =>
      translations.some(({ text, choices, hint = '' }) => `${text}${choices}${hint}`.trim() === ''),
    ),
  },
  {
    code: 'translationWithMoreChoices',
    kind: 'invalid',
    field: 'questions',
    says: 'The other language has more choices than the question.',
    when: someQuestion(
      ({ kind, choices, translations }) =>
        offersChoices(kind) &&
        translations.some((translation) => choicesIn(translation.choices).length > choicesIn(choices).length),
    ),
  },
]
