import { describe, expect, test } from 'vitest'
import { type Explained, explainRule } from './explain-rule.ts'
import { ada, now, ruleOf } from './rules.testing.ts'

const explain = (text: string) => explainRule(ruleOf(text), ada, { now })

/** The tree in lines: the result, the expression, what was found. */
const lines = (part: Explained, indent = ''): readonly string[] => [
  `${indent}${part.result ? 'yes' : 'no'} ${part.text}${part.found === undefined ? '' : ` ← ${JSON.stringify(part.found)}`}`,
  ...part.parts.flatMap((inner) => lines(inner, `${indent}  `)),
]

describe('a rule is explained', () => {
  test('by every expression, also by those that could not change the result any more', () => {
    const explained = explain(
      'user.department -eq "Legal" -and (user.city -startsWith "zü" -or -not user.country -eq "CH")',
    )
    expect(lines(explained)).toEqual([
      'no (user.department -eq "Legal") -and ((user.city -startsWith "zü") -or (-not (user.country -eq "CH")))',
      '  no user.department -eq "Legal" ← "Sales"',
      '  yes (user.city -startsWith "zü") -or (-not (user.country -eq "CH"))',
      '    yes user.city -startsWith "zü" ← "Zürich"',
      '    yes -not (user.country -eq "CH")',
      '      no user.country -eq "CH" ← null',
    ])
  })

  test('by every item of a collection, as it is spelled there', () => {
    expect(lines(explain('user.otherMails -any (_ -startsWith "countess" -and _ -endsWith "example")'))).toEqual([
      'yes user.otherMails -any ((_ -startsWith "countess") -and (_ -endsWith "example")) ← ["ada@home.example","Countess@Old.example"]',
      '  no (_ -startsWith "countess") -and (_ -endsWith "example")',
      '    no _ -startsWith "countess" ← "ada@home.example"',
      '    yes _ -endsWith "example" ← "ada@home.example"',
      '  yes (_ -startsWith "countess") -and (_ -endsWith "example")',
      '    yes _ -startsWith "countess" ← "Countess@Old.example"',
      '    yes _ -endsWith "example" ← "Countess@Old.example"',
    ])
    expect(lines(explain('user.assignedPlans -all (assignedPlan.capabilityStatus -eq "enabled")')).slice(1)).toEqual([
      '  yes assignedPlan.capabilityStatus -eq "enabled" ← "Enabled"',
      '  no assignedPlan.capabilityStatus -eq "enabled" ← "Deleted"',
      '  yes assignedPlan.capabilityStatus -eq "enabled" ← "Enabled"',
    ])
  })

  test('by the groups and the manager', () => {
    expect(lines(explain(`user.memberOf -any (group.objectId -in ['G-ONE'])`))).toEqual([
      'yes user.memberOf -any (group.objectId -in ["G-ONE"]) ← ["g-one","G-TWO"]',
    ])
    expect(lines(explain('Direct Reports for "x"'))).toEqual([
      'no Direct Reports for "x" ← "22222222-bbbb-4000-8000-000000000002"',
    ])
  })

  test('with the moment that system.now came to', () => {
    const explained = explain('user.employeeHireDate -ge system.now -minus p1d')
    expect(explained).toMatchObject({ result: false, found: '2026-05-31', now: '2026-05-31T12:00:00.000Z' })
    expect(explain('user.employeeHireDate -le system.now').now).toBe('2026-06-01T12:00:00.000Z')
    expect(explain('user.employeeHireDate -le 2026-01-01').now).toBeUndefined()
  })

  test('with the place of each expression in its text', () => {
    const text = '(user.city -eq "a") -or user.state -eq null'
    const { parts } = explain(text)
    expect(parts.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'user.city -eq "a"',
      'user.state -eq null',
    ])
  })
})
