import { describe, expect, test } from 'vitest'
import { parseRule } from './rule/parse-rule.ts'
import { builderOperators, builderProperties, draftAfter, draftOfText, mistakeIn, textOfDraft } from './rule-draft.ts'

describe('a rule comes back from the builder as it was', () => {
  test.each([
    'user.department -eq "Sales"',
    '(user.department -in ["Sales", "Marketing"]) -or (user.city -eq null)',
    '(user.accountEnabled -eq true) -and (user.employeeHireDate -ge system.now -minus P1D)',
    '(user.displayName -match "^[A-C]") -and (user.otherMails -contains "@example.com")',
    '(user.jobTitle -eq "The \\"boss\\"") -and (user.mail -ne null)',
  ])('%s', (text) => {
    const draft = draftOfText(text)
    expect(draft.how).toBe('rows')
    expect(textOfDraft(draft)).toBe(text)
  })
})

test.each([
  ['-not', '-not (user.city -eq "Rome")'],
  ['more than five lines', Array.from({ length: 6 }, (_, n) => `user.city -eq "${n}"`).join(' -or ')],
  ['a value that the field would cut in two', 'user.city -in ["a; b", "c"]'],
  ['a value that only looks like no value', 'user.city -eq "null"'],
  ['an empty value', 'user.city -eq ""'],
  ['a value that starts with a blank', 'user.city -eq " Rome"'],
  ['a mistake', 'user.city -eq Rome'],
])('the builder does not show %s, so that nothing is lost', (_, text) => {
  expect(draftOfText(text)).toMatchObject({ how: 'text', text })
})

test('nothing yet is one empty line, which is an empty rule', () => {
  expect(draftOfText(' ')).toMatchObject({ how: 'rows', rows: [{ property: '' }] })
  expect(textOfDraft(draftOfText(''))).toBe('')
  expect(mistakeIn(draftOfText(''))?.error.code).toBe('emptyRule')
})

test('a mistake is told at its line', () => {
  const draft = draftOfText('(user.city -eq "Rome") -and (user.mail -ne null)')
  const wrong = { ...draft, rows: [...draft.rows, { property: 'accountEnabled', operator: 'eq', value: 'perhaps' }] }
  expect(mistakeIn(wrong)).toMatchObject({ error: { code: 'expectedBoolean' }, row: 2 })
  const forgotten = { ...draft, rows: [{ property: 'city', operator: 'eq', value: ' ' }] }
  expect(mistakeIn(forgotten)).toMatchObject({ error: { code: 'expectedValue' }, row: 0 })
  expect(mistakeIn(draft)).toBeNull()
  expect(mistakeIn({ ...draft, how: 'text', text: 'user.city' })).toMatchObject({ row: null })
})

describe('a step', () => {
  const draft = draftOfText('(user.city -eq "Rome") -and (user.mail -ne null)')

  test('adds a line, up to five, and drops one, but not the last', () => {
    let more = draft
    for (let n = 0; n < 9; n++) more = draftAfter(more, 'add') ?? more
    expect(more.rows).toHaveLength(5)
    expect(draftAfter(draft, 'drop:0')?.rows.map(({ property }) => property)).toEqual(['mail'])
    expect(draftAfter(draftAfter(draft, 'drop:0') ?? draft, 'drop:0')?.rows).toEqual([
      { property: '', operator: 'eq', value: '' },
    ])
  })

  test('turns lines into text and back', () => {
    const text = draftAfter(draft, 'text')
    expect(text).toMatchObject({ how: 'text', text: textOfDraft(draft) })
    expect(text && draftAfter(text, 'rows')).toMatchObject({ how: 'rows', rows: draft.rows })
    expect(draftAfter({ ...draft, how: 'text', text: '-not (user.city -eq "a")' }, 'rows')).toMatchObject({
      how: 'text',
    })
  })

  test('of another name is none', () => {
    expect([draftAfter(draft, 'save'), draftAfter(draft, 'drop:x')]).toEqual([undefined, undefined])
  })
})

test('the builder offers only what a rule can say', () => {
  const examples = { string: '"a"', strings: '"a"', boolean: 'true', date: '2026-01-01' } as const
  for (const property of builderProperties)
    for (const operator of builderOperators(property)) {
      const value = operator === 'in' || operator === 'notIn' ? '["a"]' : undefined
      const reads = Object.values(examples).some(
        (example) => parseRule(`user.${property} -${operator} ${value ?? example}`).ok,
      )
      expect([property, operator, reads]).toEqual([property, operator, true])
    }
})
