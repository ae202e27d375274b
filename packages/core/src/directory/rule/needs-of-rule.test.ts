import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { satisfies } from './evaluate-rule.ts'
import { concerns, needsOfRule } from './needs-of-rule.ts'
import { anyPerson } from './random-people.testing.ts'
import { meetingRule } from './random-rules.testing.ts'
import { now, ruleOf } from './rules.testing.ts'

describe('a rule needs', () => {
  test.each([
    ['user.department -eq "a"', ['department'], false],
    ['user.city -eq "a" -or -not (user.department -eq "b" -and user.city -ne null)', ['city', 'department'], false],
    [
      'user.otherMails -any (_ -eq "a") -and user.proxyAddresses -contains "b"',
      ['otherMails', 'proxyAddresses'],
      false,
    ],
    ['user.assignedPlans -all (assignedPlan.service -eq "a")', ['assignedPlans'], false],
    ['user.extensionAttribute3 -eq "a"', ['extensionAttribute3'], false],
    ['user.employeeHireDate -ge 2026-01-01', ['employeeHireDate'], false],
    [
      'user.city -eq "a" -and (user.employeeHireDate -ge system.now -or user.state -eq "b")',
      ['city', 'employeeHireDate', 'state'],
      true,
    ],
  ] as const)('%s', (text, properties, time) => {
    expect(needsOfRule(ruleOf(text))).toEqual({
      properties: new Set(properties),
      groups: new Set(),
      manager: null,
      time,
    })
  })

  test('the groups of memberOf', () => {
    const needs = needsOfRule(ruleOf(`user.memberOf -any (group.objectId -in ['a', 'B'])`))
    expect(needs).toEqual({ properties: new Set(), groups: new Set(['a', 'B']), manager: null, time: false })
    expect(concerns(needs, { groups: ['b'] })).toBe(true)
    expect(concerns(needs, { groups: ['c'], properties: ['city'], managers: ['a'] })).toBe(false)
  })

  test('the manager of direct reports', () => {
    const needs = needsOfRule(ruleOf('Direct Reports for "M"'))
    expect(needs).toEqual({ properties: new Set(), groups: new Set(), manager: 'M', time: false })
    expect(concerns(needs, { managers: ['x', 'm'] })).toBe(true)
    expect(concerns(needs, { managers: ['x'], groups: ['m'] })).toBe(false)
  })
})

test('a change concerns the rules that read what has changed', () => {
  const needs = needsOfRule(ruleOf('user.city -eq "a"'))
  expect(concerns(needs, { properties: ['department', 'city'] })).toBe(true)
  expect(concerns(needs, { properties: ['department'] })).toBe(false)
  expect(concerns(needs, {})).toBe(false)
})

test('a change that does not concern a rule does not change its result', () => {
  const properties = [
    'department',
    'city',
    'mail',
    'accountEnabled',
    'dirSyncEnabled',
    'employeeHireDate',
    'otherMails',
    'proxyAddresses',
    'assignedPlans',
  ] as const
  fc.assert(
    fc.property(meetingRule, anyPerson, anyPerson, fc.constantFrom(...properties), (rule, before, other, property) => {
      fc.pre(!concerns(needsOfRule(rule), { properties: [property] }))
      const behind = { ...before, [property]: other[property] }
      expect(satisfies(rule, behind, { now })).toBe(satisfies(rule, before, { now }))
    }),
    { numRuns: 500 },
  )
})
