import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { satisfies } from './evaluate-rule.ts'
import { explainRule } from './explain-rule.ts'
import { mostCharacters } from './limits.ts'
import { naively } from './naive.testing.ts'
import { operatorTitles } from './operators.ts'
import { parseRule } from './parse-rule.ts'
import { printRule } from './print-rule.ts'
import { propertyList } from './properties.ts'
import { anyPerson } from './random-people.testing.ts'
import { anyRule, meetingRule } from './random-rules.testing.ts'
import { ruleOf, withoutSpans } from './rules.testing.ts'

const now = new Date('2026-06-01T12:00:00Z')

describe('any rule', () => {
  test('is read from its printed text as the same rule', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const printed = printRule(rule)
        fc.pre(printed.length <= mostCharacters)
        expect(withoutSpans(ruleOf(printed))).toEqual(withoutSpans(rule))
        expect(printRule(ruleOf(printed))).toBe(printed)
      }),
      { numRuns: 500 },
    )
  })

  test('is evaluated as the plain interpreter does', () => {
    let [yes, no] = [0, 0]
    fc.assert(
      fc.property(meetingRule, anyPerson, (rule, person) => {
        const expected = naively(rule, person, now)
        expect(satisfies(rule, person, { now })).toBe(expected)
        if (expected) yes += 1
        else no += 1
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(yes, no)).toBeGreaterThan(300)
  })

  test('is explained as it is evaluated, down to every part', () => {
    fc.assert(
      fc.property(meetingRule, anyPerson, (rule, person) => {
        const explained = explainRule(rule, person, { now })
        expect(explained.result).toBe(satisfies(rule, person, { now }))
        const results = explained.parts.map(({ result }) => result)
        if (rule.kind === 'and') expect(explained.result).toBe(!results.includes(false))
        if (rule.kind === 'or') expect(explained.result).toBe(results.includes(true))
        if (rule.kind === 'not') expect(explained.result).toBe(!results[0])
        if (rule.kind === 'items')
          expect(explained.result).toBe(rule.quantifier === 'any' ? results.includes(true) : !results.includes(false))
      }),
      { numRuns: 300 },
    )
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...propertyList.map(({ name }) => `user.${name}`),
    ...Object.keys(operatorTitles).map((name) => `-${name}`),
    ...[
      '-and',
      '-or',
      '-not',
      'not',
      '(',
      ')',
      '[',
      ']',
      ',',
      '_',
      '"a"',
      "'b'",
      '"',
      "'",
      'null',
      'true',
      'system.now',
      '-plus',
      'p1d',
    ],
    ...[
      '2026-06-01',
      '42',
      'assignedPlan.service',
      'group.objectId',
      'Direct',
      'Reports',
      'for',
      'device.x',
      '=',
      '“',
      '\\',
      '😀',
      '\u0000',
    ],
  )
  const almost = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(' '))
  const noise = fc.string({ unit: 'binary', maxLength: 200 })

  test('is read or refused, with a place inside it', () => {
    fc.assert(
      fc.property(fc.oneof(almost, noise), (text) => {
        const parsed = parseRule(text)
        if (parsed.ok) return
        const { start, end } = parsed.error
        expect(0 <= start && start <= end && end <= text.length).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('of full length is read or refused at once', () => {
    const full = (piece: string) => piece.repeat(mostCharacters).slice(0, mostCharacters)
    const hostile = [
      '(',
      '-not ',
      '-not(',
      '"',
      "''",
      '\\"',
      '[',
      'user.city -eq "a" -or ',
      '(user.city -eq "a")-and',
      'a.',
      '_ -any (',
      'user.otherMails -any (',
      '9',
      '--',
      'user.city -match "((((a*)*)*)*)*"-or ',
    ]
    for (const text of [
      ...hostile.map(full),
      `user.${'a'.repeat(3000)} -eq "a"`,
      `user.city -match "${'(a*)*'.repeat(600)}"`,
    ]) {
      const start = performance.now()
      parseRule(text)
      expect(performance.now() - start, text.slice(0, 30)).toBeLessThan(2000)
    }
  })
})
