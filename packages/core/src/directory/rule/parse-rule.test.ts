import { describe, expect, test } from 'vitest'
import { mostCharacters } from './limits.ts'
import { parseRule } from './parse-rule.ts'
import { printRule } from './print-rule.ts'
import { ruleOf, withoutSpans } from './rules.testing.ts'

const canonical = (text: string) => printRule(ruleOf(text))

describe('a rule is read', () => {
  test.each([
    ['one expression', 'user.department -eq "Sales"', 'user.department -eq "Sales"'],
    ['an expression in parentheses', '(user.department -eq "Sales")', 'user.department -eq "Sales"'],
    ['operators in whatever case', 'user.department -EQ "Sales"', 'user.department -eq "Sales"'],
    ['operators of two words in whatever case', 'user.mail -NOTENDSWITH "x"', 'user.mail -notEndsWith "x"'],
    ['operators without a hyphen', 'user.department eq "Sales"', 'user.department -eq "Sales"'],
    [
      'connectives without a hyphen',
      'not user.city eq "a" and user.city ne "b" or user.city in ["c"]',
      '((-not (user.city -eq "a")) -and (user.city -ne "b")) -or (user.city -in ["c"])',
    ],
    [
      'a dash for a hyphen',
      'user.department –eq "Sales" —and user.city ‐ne "a"',
      '(user.department -eq "Sales") -and (user.city -ne "a")',
    ],
    [
      'no space around operators',
      'user.otherMails -endsWith"@contoso.com"',
      'user.otherMails -endsWith "@contoso.com"',
    ],
    ['lines and tabs as spaces', '\n\tuser.city\n-eq\t"a"\u00a0', 'user.city -eq "a"'],
    ['true and false in whatever case', 'user.accountEnabled -eq True', 'user.accountEnabled -eq true'],
    ['true in quotes', 'user.accountEnabled -ne "false"', 'user.accountEnabled -ne false'],
    ['null', 'user.mail -ne null', 'user.mail -ne null'],
    ['null with a $', 'user.mail -eq $null', 'user.mail -eq null'],
    ['"null" in quotes as a text', 'user.mail -eq "null"', 'user.mail -eq "null"'],
    ['null of a yes or no', 'user.dirSyncEnabled -eq null', 'user.dirSyncEnabled -eq null'],
    ['null of a collection', 'user.otherMails -ne null', 'user.otherMails -ne null'],
    ['a bare number as a text', 'user.employeeId -eq 42', 'user.employeeId -eq "42"'],
    ['a list of bare numbers', 'user.department -in [50001,50002]', 'user.department -in ["50001", "50002"]'],
    ['a list in either quotes', `user.city -notIn [ "a" , 'b' ]`, 'user.city -notIn ["a", "b"]'],
    ['an empty text', `user.city -eq ''`, 'user.city -eq ""'],
    ['an extension attribute', 'user.extensionAttribute15 -eq "x"', 'user.extensionAttribute15 -eq "x"'],
    [
      'an extension of an application',
      'user.extension_c272a57b722d4eb29bfe327874ae79cb_Office -ne null',
      'user.extension_c272a57b722d4eb29bfe327874ae79cb_Office -ne null',
    ],
    [
      'a condition on texts',
      '(user.proxyAddresses -any (_ -startsWith "contoso"))',
      'user.proxyAddresses -any (_ -startsWith "contoso")',
    ],
    [
      'a condition on texts in two parts',
      'user.otherMails -all (_ -endsWith "a" -or _ -in ["b"])',
      'user.otherMails -all ((_ -endsWith "a") -or (_ -in ["b"]))',
    ],
    [
      'a condition on texts without parentheses',
      'user.proxyAddresses -any _ -startsWith "a"',
      'user.proxyAddresses -any (_ -startsWith "a")',
    ],
    [
      'a condition on plans',
      'user.assignedPlans -any (assignedPlan.servicePlanId -eq "p" -and assignedPlan.capabilityStatus -eq "Enabled")',
      'user.assignedPlans -any ((assignedPlan.servicePlanId -eq "p") -and (assignedPlan.capabilityStatus -eq "Enabled"))',
    ],
    [
      'nobody’s plans',
      'user.assignedPlans -all (assignedPlan.servicePlanId -eq null)',
      'user.assignedPlans -all (assignedPlan.servicePlanId -eq null)',
    ],
    [
      'a condition on items among others',
      'user.otherMails -any (_ -eq "a") -and user.city -eq "b"',
      '(user.otherMails -any (_ -eq "a")) -and (user.city -eq "b")',
    ],
    [
      'members of groups',
      `user.memberOf -any (group.objectId -in ['a', 'b'])`,
      'user.memberOf -any (group.objectId -in ["a", "b"])',
    ],
    [
      'members of groups in parentheses',
      `((user.memberOf any (group.objectId in ['a'])))`,
      'user.memberOf -any (group.objectId -in ["a"])',
    ],
    ['direct reports', 'Direct Reports for "m"', 'Direct Reports for "m"'],
    ['direct reports in whatever case, in parentheses', `(direct reports FOR 'm')`, 'Direct Reports for "m"'],
    ['the braces of the documentation', 'Direct Reports for "{m}"', 'Direct Reports for "m"'],
    ['a day', 'user.employeeHireDate -le 2020-06-10', 'user.employeeHireDate -le 2020-06-10'],
    ['a moment', 'user.employeeHireDate -ge 2020-06-10t18:13:20z', 'user.employeeHireDate -ge 2020-06-10T18:13:20Z'],
    [
      'a moment with an offset, in quotes',
      'user.employeeHireDate -eq "2020-06-10T18:13:20.5+02:00"',
      'user.employeeHireDate -eq 2020-06-10T18:13:20.5+02:00',
    ],
    ['the moment of the evaluation', 'user.employeeHireDate -ne System.Now', 'user.employeeHireDate -ne system.now'],
    [
      'a day from now',
      'user.employeeHireDate -ge system.now -plus p1d',
      'user.employeeHireDate -ge system.now -plus P1D',
    ],
    [
      'a way back from now',
      'user.employeeHireDate -le system.now minus p1y2m3w4dt5h6m7s',
      'user.employeeHireDate -le system.now -minus P1Y2M3W4DT5H6M7S',
    ],
    ['everybody', 'user.objectId -ne null', 'user.objectId -ne null'],
    [
      'all members',
      '(user.objectId -ne null) -and (user.userType -eq "Member")',
      '(user.objectId -ne null) -and (user.userType -eq "Member")',
    ],
  ])('%s', (_, text, expected) => {
    expect(canonical(text)).toBe(expected)
  })

  test('up to the very last character', () => {
    const rule = 'user.city -eq "a"'
    expect(parseRule(rule.padEnd(mostCharacters)).ok).toBe(true)
    expect(parseRule(rule.padEnd(mostCharacters + 1)).ok).toBe(false)
  })
})

describe('what binds tighter', () => {
  const [a, b, c] = ['user.city -eq "a"', 'user.city -eq "b"', 'user.city -eq "c"']
  test.each([
    ['-and than -or, on its right', `${a} -or ${b} -and ${c}`, `(${a}) -or ((${b}) -and (${c}))`],
    ['-and than -or, on its left', `${a} -and ${b} -or ${c}`, `((${a}) -and (${b})) -or (${c})`],
    ['parentheses than -and', `(${a} -or ${b}) -and ${c}`, `((${a}) -or (${b})) -and (${c})`],
    ['-not than -and', `-not ${a} -and ${b}`, `(-not (${a})) -and (${b})`],
    ['-not than -or', `-not ${a} -or ${b}`, `(-not (${a})) -or (${b})`],
    ['a comparison than -not', `-not ${a}`, `-not (${a})`],
    ['parentheses than -not', `-not (${a} -or ${b})`, `-not ((${a}) -or (${b}))`],
    ['-not than -not', `-not -not ${a}`, `-not (-not (${a}))`],
    [
      '-or than -any',
      'user.otherMails -any _ -eq "a" -and _ -ne "b" -or _ -eq "c"',
      'user.otherMails -any (((_ -eq "a") -and (_ -ne "b")) -or (_ -eq "c"))',
    ],
  ])('%s', (_, text, expected) => {
    expect(canonical(text)).toBe(expected)
  })

  test('nothing among equals: they are one chain', () => {
    expect(withoutSpans(ruleOf(`${a} -and ${b} -and ${c}`))).toMatchObject({ kind: 'and', conditions: [{}, {}, {}] })
    expect(withoutSpans(ruleOf(`(${a} -and ${b}) -and ${c}`))).toMatchObject({ conditions: [{ kind: 'and' }, {}] })
  })
})

describe('every part knows where it stands', () => {
  const text = '(user.city -eq "a") -and -not user.otherMails -any (_ -in ["b", "c"])'
  const rule = ruleOf(text)
  const at = (part: { readonly span: { readonly start: number; readonly end: number } }) =>
    text.slice(part.span.start, part.span.end)

  test('down to the values', () => {
    if (rule.kind !== 'and') throw new Error('It is a chain.')
    const [first, second] = rule.conditions
    if (first?.kind !== 'comparison' || second?.kind !== 'not' || second.condition.kind !== 'items') throw new Error()
    const inner = second.condition.condition
    if (inner.kind !== 'comparison' || inner.value.kind !== 'texts') throw new Error('It is a list.')
    expect(
      [rule, first, first.fact, first.value, second, second.condition, inner, inner.fact, inner.value].map(at),
    ).toEqual([
      text,
      'user.city -eq "a"',
      'user.city',
      '"a"',
      '-not user.otherMails -any (_ -in ["b", "c"])',
      'user.otherMails -any (_ -in ["b", "c"])',
      '_ -in ["b", "c"]',
      '_',
      '["b", "c"]',
    ])
    expect(inner.value.texts.map(at)).toEqual(['"b"', '"c"'])
  })
})
