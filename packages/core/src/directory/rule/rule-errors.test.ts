import { describe, expect, test } from 'vitest'
import { parseRule } from './parse-rule.ts'
import { errorCases as cases } from './rule-error-cases.testing.ts'
import { type RuleErrorCode, ruleSentences } from './rule-errors.ts'

describe('a text is no rule, with the exact place', () => {
  test.each(cases.map(([code, marked, fix]) => ({ code, marked, fix })))('$code: $marked', ({ code, marked, fix }) => {
    const start = marked.indexOf('⟦')
    const end = marked.indexOf('⟧') - 1
    const parsed = parseRule(marked.replace(/[⟦⟧]/g, ''))
    if (parsed.ok) throw new Error('It was read as a rule.')
    const { says, ...error } = parsed.error
    expect(error).toEqual({ code, start, end, ...(fix === undefined ? {} : { fix }) })
    expect(says).toBeTruthy()
  })

  test('and every code has a case', () => {
    const tried = new Set(cases.map(([code]) => code))
    expect(Object.keys(ruleSentences).filter((code) => !tried.has(code as RuleErrorCode))).toEqual([])
  })

  test('and what to write instead gets past that place', () => {
    for (const [code, marked, fix] of cases.filter(([, , fix]) => fix !== undefined)) {
      const text = marked.replace(/⟦.*⟧/, fix ?? '')
      const parsed = parseRule(text)
      expect(parsed.ok || parsed.error.start > marked.indexOf('⟦') || parsed.error.code !== code, text).toBe(true)
    }
  })
})

describe('the sentences', () => {
  const saysOf = (text: string) => {
    const parsed = parseRule(text)
    return parsed.ok ? '' : parsed.error.says
  }
  test.each([
    ['user.departmnet -eq "a"', 'Did you mean user.department?'],
    ['user.shoeSize -eq "a"', 'There is no property user.shoeSize that rules can use.'],
    ['user.city -like "a"', 'There is no operator -like. Did you mean -contains?'],
    ['user.city -eq "C:\\\\"', 'between single quotes'],
    ['user.accountEnabled -contains "a"', 'user.accountEnabled does not support -contains. It supports -eq, -ne.'],
    ['user.mail -startsWith null', 'null goes with -eq and -ne only, not with -startsWith.'],
    ['device.displayName -eq "a"', 'A rule selects users.'],
    ['user.city -match "(?=a)"', 'looking ahead or behind'],
    ['user.city -eq "a"'.padEnd(3073), 'at most 3,072 characters; this one has 3,073.'],
    ['user.assignedPlans -any (user.city -eq "a")', 'about assignedPlan.servicePlanId, assignedPlan.capabilityStatus'],
    ['user.department -eq Sales', 'Put the text into quotes: "Sales".'],
  ])('%s', (text, sentence) => {
    expect(saysOf(text)).toContain(sentence)
  })

  test('are sentences, and stay short whatever was written', () => {
    for (const [, marked] of cases) {
      const says = saysOf(marked.replace(/[⟦⟧]/g, ''))
      expect(says).toMatch(/^["'\-$\w].*[.?]$/)
    }
    expect(saysOf(`user.${'a'.repeat(3000)} -eq "a"`).length).toBeLessThan(200)
  })
})
