import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostRows } from './limits.ts'
import { printRule } from './print-rule.ts'
import { anyRule, anyUserComparison } from './random-rules.testing.ts'
import type { Rule } from './rule.ts'
import { rowsOfRule, textOfRows } from './rule-builder.ts'
import { ruleOf, withoutSpans } from './rules.testing.ts'

const rowsOf = (text: string) => rowsOfRule(ruleOf(text))

describe('the rule builder shows', () => {
  test.each([
    ['one expression', 'user.city -eq "a"', 'and', [['city', 'eq', 'a']]],
    [
      'expressions with and',
      'user.city -eq "a" -and user.mail -ne null',
      'and',
      [
        ['city', 'eq', 'a'],
        ['mail', 'ne', null],
      ],
    ],
    [
      'expressions with or',
      '(user.city -eq "a") -or (user.accountEnabled -eq true)',
      'or',
      [
        ['city', 'eq', 'a'],
        ['accountEnabled', 'eq', true],
      ],
    ],
    ['a list', `user.city -in ["a", 'b']`, 'and', [['city', 'in', ['a', 'b']]]],
    ['a day', 'user.employeeHireDate -le 2026-06-01', 'and', [['employeeHireDate', 'le', '2026-06-01']]],
    [
      'a way from now',
      'user.employeeHireDate -ge system.now -plus p1d',
      'and',
      [['employeeHireDate', 'ge', 'system.now -plus P1D']],
    ],
    [
      'what parentheses do not change',
      '(user.city -eq "a" -and user.city -ne "b") -and user.city -ne "c"',
      'and',
      [
        ['city', 'eq', 'a'],
        ['city', 'ne', 'b'],
        ['city', 'ne', 'c'],
      ],
    ],
    ['a comparison of a collection', 'user.otherMails -contains "a"', 'and', [['otherMails', 'contains', 'a']]],
  ] as const)('%s', (_, text, joinedBy, rows) => {
    const expected = rows.map(([property, operator, value]) => ({ property, operator, value }))
    expect(rowsOf(text)).toEqual({ joinedBy, rows: expected })
  })

  test.each([
    ['and and or together', 'user.city -eq "a" -and (user.city -eq "b" -or user.city -eq "c")'],
    ['-not', '-not (user.city -eq "a")'],
    ['-any', 'user.otherMails -any (_ -eq "a")'],
    ['memberOf', `user.memberOf -any (group.objectId -in ['a'])`],
    ['Direct Reports', 'Direct Reports for "a"'],
    ['more than five expressions', Array.from({ length: mostRows + 1 }, () => 'user.city -eq "a"').join(' -or ')],
  ])('not %s', (_, text) => {
    expect(rowsOf(text)).toBeNull()
  })
})

describe('the rule builder writes', () => {
  test('texts in quotes that hold', () => {
    const row = (value: string) => ({ property: 'city', operator: 'eq' as const, value })
    const rows = ['a" -or user.city -ne "', 'C:\\', "it's", 'null'].map(row)
    expect(rowsOf(textOfRows({ joinedBy: 'or', rows }))).toEqual({ joinedBy: 'or', rows })
  })

  test('nothing where there are no lines', () => {
    expect(textOfRows({ joinedBy: 'and', rows: [] })).toBe('')
  })

  test('the same rule again that it shows', () => {
    const chains: fc.Arbitrary<Rule> = fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(anyUserComparison, { minLength: 1, maxLength: mostRows }),
      )
      .map(([kind, conditions]) =>
        conditions.length === 1 && conditions[0] ? conditions[0] : { kind, conditions, span: { start: 0, end: 0 } },
      )
    fc.assert(
      fc.property(chains, (rule) => {
        const rows = rowsOfRule(rule)
        if (!rows) throw new Error(`${printRule(rule)} has lines.`)
        const again = ruleOf(textOfRows(rows))
        expect(withoutSpans(again)).toEqual(withoutSpans(rule))
        expect(rowsOfRule(again)).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  test('a rule of the same lines for whatever it shows', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const rows = rowsOfRule(rule)
        if (rows) expect(rowsOf(textOfRows(rows))).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })
})
