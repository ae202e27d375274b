import { describe, expect, test } from 'vitest'
import { printRule } from './print-rule.ts'
import { ruleOf } from './rules.testing.ts'

const canonical = (text: string) => printRule(ruleOf(text))

describe('quotes', () => {
  test.each([
    ['a double quote behind a backslash', String.raw`"\"Sales\""`, '"Sales"'],
    ['a double quote behind a backtick', '"`"Sales`""', '"Sales"'],
    ['a doubled single quote between single ones', `'it''s'`, "it's"],
    ['a doubled single quote between double ones', `"it''s"`, "it's"],
    ['a single quote between double ones', `"it's"`, "it's"],
    ['a double quote between single ones', `'say "a"'`, 'say "a"'],
    ['a backslash that escapes nothing', String.raw`"a\d\\"`.replace(String.raw`\\"`, '\\d"'), String.raw`a\d\d`],
    ['a backslash at the end between single ones', String.raw`'C:\'`, 'C:\\'],
    ['a single quote alone', `''''`, "'"],
    ['parentheses and operators', '"(a) -and [b]"', '(a) -and [b]'],
  ])('hold %s', (_, quoted, value) => {
    expect(ruleOf(`user.city -eq ${quoted}`)).toMatchObject({ value: { kind: 'text', text: value } })
    expect(ruleOf(canonical(`user.city -eq ${quoted}`))).toMatchObject({ value: { text: value } })
  })
})
