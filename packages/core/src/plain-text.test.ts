import { describe, expect, test } from 'vitest'
import { isPlainLine, isPlainText } from './plain-text.ts'

describe('a plain text', () => {
  test.each([
    ['letters', 'Grüße an Zoë', true, true],
    ['a character of two halves', 'well done 👍', true, true],
    ['nothing', '', true, true],
    ['several lines', 'one\r\ntwo\nthree', true, false],
    ['a tab', 'one\ttwo', true, false],
    ['a zero byte', 'a\u0000b', false, false],
    ['an escape', 'a\u001b[31m', false, false],
    ['a deletion', 'a\u007f', false, false],
    ['the first half of a character', 'a\ud800b', false, false],
    ['the second half of a character', 'a\udc00b', false, false],
    ['two halves the wrong way round', '\udc00\ud800', false, false],
  ])('%s', (_, text, plain, line) => {
    expect(isPlainText(text)).toBe(plain)
    expect(isPlainLine(text)).toBe(line)
  })
})
