import { describe, expect, test } from 'vitest'
import { satisfies } from './evaluate-rule.ts'
import type { RulePerson } from './person.ts'
import { ada, now, ruleOf } from './rules.testing.ts'

const holds = (text: string, person: RulePerson = ada) => satisfies(ruleOf(text), person, { now })

/** Rules with what they say about Ada: she has a department (Sales) and no country. */
describe('a text', () => {
  test.each([
    ['user.department -eq "Sales"', true],
    ['user.department -eq "sALES"', true],
    ['user.department -eq "Sale"', false],
    ['user.department -ne "Sales"', false],
    ['user.department -ne "Legal"', true],
    ['user.department -startsWith "sa"', true],
    ['user.department -startsWith "al"', false],
    ['user.department -notStartsWith "SA"', false],
    ['user.department -notStartsWith "al"', true],
    ['user.department -endsWith "LES"', true],
    ['user.department -endsWith "ale"', false],
    ['user.department -notEndsWith "les"', false],
    ['user.department -notEndsWith "ale"', true],
    ['user.department -contains "ALE"', true],
    ['user.department -contains "x"', false],
    ['user.department -notContains "ale"', false],
    ['user.department -notContains "x"', true],
    ['user.department -match "^s.l"', true],
    ['user.department -match "^ales"', false],
    ['user.department -match "ALES$"', true],
    ['user.department -notMatch "^s"', false],
    ['user.department -notMatch "x"', true],
    ['user.department -in ["legal", "SALES"]', true],
    ['user.department -in ["legal"]', false],
    ['user.department -notIn ["legal", "SALES"]', false],
    ['user.department -notIn ["legal"]', true],
    ['user.department -eq null', false],
    ['user.department -ne null', true],
    ['user.department -eq "null"', false],
    ['user.department -contains ""', true],
    ['user.city -eq "ZÜRICH"', true],
    ['user.city -match "^z\\u00fcr"', true],
    [`user.jobTitle -eq "People''s Lead"`, true],
    [String.raw`user.displayName -contains "\"countess\""`, true],
    ['user.userType -eq "Member"', true],
    ['user.objectId -eq "11111111-aaaa-4000-8000-000000000001"', true],
    ['user.objectId -ne null', true],
    ['user.extensionAttribute1 -startsWith "cost center"', true],
    ['user.extension_c272a57b722d4eb29bfe327874ae79cb_OfficeNumber -eq 123', true],
  ])('%s: %s', (text, expected) => {
    expect(holds(text)).toBe(expected)
  })
})

describe('a text that is missing', () => {
  const names = ['country', 'state', 'extensionAttribute2', 'extension_c272a57b722d4eb29bfe327874ae79cb_Floor']
  test.each([
    ['-eq "a"', false],
    ['-ne "a"', true],
    ['-eq ""', false],
    ['-ne ""', true],
    ['-startsWith "a"', false],
    ['-startsWith ""', false],
    ['-notStartsWith "a"', true],
    ['-endsWith "a"', false],
    ['-notEndsWith "a"', true],
    ['-contains "a"', false],
    ['-contains ""', false],
    ['-notContains "a"', true],
    ['-match ".*"', false],
    ['-notMatch ".*"', true],
    ['-in ["a", "null"]', false],
    ['-notIn ["a"]', true],
    ['-eq null', true],
    ['-ne null', false],
    ['-eq "null"', false],
  ])('%s: %s', (expression, expected) => {
    expect(names.map((name) => holds(`user.${name} ${expression}`))).toEqual(names.map(() => expected))
  })
})

test('Greek capitals meet their small letters, wherever they stand in the word', () => {
  const person = { objectId: 'a', surname: 'ΟΔΥΣΣΕΑΣ', city: 'Οδησσός' }
  expect(holds('user.surname -eq "οδυσσεας"', person)).toBe(true)
  expect(holds('user.surname -startsWith "ΟΔΥΣ"', person)).toBe(true)
  expect(holds('user.city -match "ΌΣ$"', person)).toBe(true)
})
