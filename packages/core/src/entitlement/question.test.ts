import { describe, expect, test } from 'vitest'
import { type Answer, answersTo, asAskedIn, longestAnswer, mistakesIn, type Question } from './question.ts'

const question = (changes: Partial<Question> = {}): Question => ({
  id: 'q',
  text: 'What for?',
  localizations: {},
  kind: 'shortText',
  pattern: null,
  choices: [],
  required: true,
  editable: false,
  ...changes,
})

const cities = ['Berlin', 'Wien'].map((value) => ({ value, localizations: {} }))
const answered = (...values: string[]): readonly Answer[] => [{ questionId: 'q', values }]
const mistakeIn = (asked: Question, ...values: string[]): string | undefined =>
  mistakesIn([asked], answersTo([asked], answered(...values)))['answers.q']

describe('an answer', () => {
  const oneLine = question()
  const lines = question({ kind: 'longText' })
  const choice = question({ kind: 'choice', choices: cities })
  const choices = question({ kind: 'choices', choices: cities })
  const center = question({ pattern: '\\d{4}' })
  const plain = 'Leave out control characters.'
  const cases: readonly [string, Question, readonly string[], string | undefined][] = [
    ['is given', oneLine, [' '], 'Answer this question.'],
    ['may be left out where it need not be given', question({ required: false }), [''], undefined],
    ['is given once', oneLine, ['a', 'b'], 'Give one answer.'],
    ['stands on one line', oneLine, ['a\nb'], 'Answer on one line.'],
    ['stands on several lines where that is asked', lines, ['a\r\n\tb'], undefined],
    ['is as long as it may be', lines, ['x'.repeat(longestAnswer)], undefined],
    ['is no longer', lines, ['x'.repeat(longestAnswer + 1)], `Use at most ${longestAnswer} characters.`],
    ['has characters of any script', oneLine, ['für Zoë 👍'], undefined],
    ['has no zero byte', oneLine, ['a\u0000b'], plain],
    ['has no zero byte in several lines', lines, ['a\u0000b'], plain],
    ['has no half of a character', lines, ['a\ud800b'], plain],
    ['has the form that is asked for', center, ['4711'], undefined],
    [
      'has that form as a whole',
      center,
      ['47110'],
      'The answer does not have the form that is asked for. It has to match: \\d{4}',
    ],
    [
      'is told what a right one looks like',
      question({ pattern: '\\d{4}', hint: 'Four digits, such as 4711.' }),
      ['47110'],
      'The answer does not have the form that is asked for. Four digits, such as 4711.',
    ],
    ['is of the list', choice, ['Berlin'], undefined],
    ['is one of the list', choice, ['Berlin', 'Wien'], 'Give one answer.'],
    ['is of the list and of no other', choices, ['Berlin', 'Graz'], 'Choose one of the answers of the list.'],
    ['may be all of the list', choices, ['Wien', 'Berlin'], undefined],
    ['chooses each once', choices, ['Berlin', 'Wien', 'Berlin'], 'Choose each answer once.'],
    ['is not as long as one likes', choices, Array(20_000).fill('Berlin'), 'Choose each answer once.'],
  ]
  test.each(cases)('%s', (_, asked, values, says) => {
    expect(mistakeIn(asked, ...values)).toBe(says)
  })

  test.each(['a{499}', 'a{500}', `${'('.repeat(50)}a${')'.repeat(50)}`, '[A-Z'])(
    'is not taken unseen where its pattern cannot be used: %s',
    (pattern) => {
      expect(mistakeIn(question({ pattern }), 'zzz')).toContain('cannot be used')
    },
  )
})

test('what a right answer looks like is told in the language of the reader, else the pattern itself', () => {
  const told = (asked: Question, language: string | null) => asAskedIn([asked], language)[0]?.hint
  const hinted = question({ pattern: '\\d{4}', hint: 'Four digits.', hintLocalizations: { de: 'Vier Ziffern.' } })
  expect(told(hinted, 'de-AT')).toBe('Vier Ziffern.')
  expect(told(hinted, 'fr')).toBe('Four digits.')
  expect(told(question({ pattern: '\\d{4}' }), 'de')).toBe('It has to match: \\d{4}')
  expect(told(question({ hint: 'Four digits.' }), null)).toBeNull()
})
