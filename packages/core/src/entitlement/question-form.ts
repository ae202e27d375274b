import type { Choice, Question, QuestionKind } from './question.ts'

/** A question in one other language. */
export interface TranslationForm {
  /** A language tag (BCP 47): `de`. */
  readonly language: string
  readonly text: string
  /** One line for each choice, in their order; an empty line where a choice has no word in this language. */
  readonly choices: string
  /** What a right answer looks like, in this language; left out or empty where it has no words for it. */
  readonly hint?: string | undefined
}

/** A question in the flat shape of a form. */
export interface QuestionForm {
  /** Names the question in answers. */
  readonly id: string
  readonly text: string
  readonly kind: QuestionKind
  /** With text: what an answer has to match; null where anything will do. */
  readonly pattern: string | null
  /** With a pattern: what a right answer looks like; left out or empty where the pattern itself is shown. */
  readonly hint?: string | undefined
  /** With `choice` and `choices`: one on each line. */
  readonly choices: string
  readonly required: boolean
  readonly editable: boolean
  readonly translations: readonly TranslationForm[]
}

/** A question as a new form shows it. */
export const emptyQuestion: Omit<QuestionForm, 'id'> = {
  text: '',
  kind: 'shortText',
  pattern: null,
  choices: '',
  required: false,
  editable: false,
  translations: [],
}

/** Whether a question of this kind offers choices. */
export const offersChoices = (kind: QuestionKind): boolean => kind === 'choice' || kind === 'choices'

/** How the kinds are called on pages. */
export const questionKindTitles: Record<QuestionKind, string> = {
  shortText: 'A line of text',
  longText: 'Several lines of text',
  choice: 'One of several choices',
  choices: 'Any of several choices',
}

const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim())

/** The choices that a form says, one on each line; empty lines count for nothing. */
export const choicesIn = (text: string): readonly string[] => linesOf(text).filter((line) => line !== '')

/** The question that a form says. */
export function questionOf(form: QuestionForm): Question {
  const { id, text, kind, pattern, hint = '', required, editable, translations } = form
  const localized = (textIn: (translation: TranslationForm) => string | undefined) =>
    Object.fromEntries(
      translations.flatMap((translation) => {
        const words = textIn(translation)
        return words ? [[translation.language, words]] : []
      }),
    )
  const choices: readonly Choice[] = offersChoices(kind)
    ? choicesIn(form.choices).map((value, nth) => ({
        value,
        localizations: localized((translation) => linesOf(translation.choices)[nth]),
      }))
    : []
  const hints = localized((translation) => translation.hint?.trim())
  const hinted = !offersChoices(kind) && pattern !== null
  return {
    id,
    text,
    localizations: localized((translation) => translation.text.trim()),
    kind,
    pattern: offersChoices(kind) ? null : pattern,
    ...(hinted && hint !== '' ? { hint } : {}),
    ...(hinted && Object.keys(hints).length > 0 ? { hintLocalizations: hints } : {}),
    choices,
    required,
    editable,
  }
}

/** The form that says this question. */
export function formOfQuestion(question: Question): QuestionForm {
  const { id, text, kind, pattern, choices, required, editable, localizations, hintLocalizations = {} } = question
  const languages = [localizations, hintLocalizations, ...choices.map((choice) => choice.localizations)].flatMap(
    Object.keys,
  )
  return {
    id,
    text,
    kind,
    pattern,
    hint: question.hint ?? '',
    choices: choices.map(({ value }) => value).join('\n'),
    required,
    editable,
    translations: [...new Set(languages)].map((language) => ({
      language,
      text: localizations[language] ?? '',
      hint: hintLocalizations[language] ?? '',
      choices: choices.some((choice) => choice.localizations[language])
        ? choices.map((choice) => choice.localizations[language] ?? '').join('\n')
        : '',
    })),
  }
}
