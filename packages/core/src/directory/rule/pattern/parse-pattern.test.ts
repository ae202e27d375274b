import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matcherOf } from './match-pattern.ts'
import { readPattern } from './parse-pattern.ts'
import { patternProblems } from './pattern.ts'

describe('a pattern is refused', () => {
  test.each([
    ['(a', 'unclosedGroup'],
    ['a)', 'strayParenthesis'],
    ['[a', 'unclosedSet'],
    ['[]', 'unclosedSet'],
    ['[a-', 'unclosedSet'],
    ['*a', 'nothingToRepeat'],
    ['a**', 'nothingToRepeat'],
    ['a{2}{3}', 'nothingToRepeat'],
    ['^*', 'nothingToRepeat'],
    ['(?+)', 'unknownGroup'],
    ['[z-a]', 'badRange'],
    ['a{3,1}', 'badCount'],
    ['a{501}', 'badCount'],
    ['[a-[b]]', 'setSubtraction'],
    ['[a-z-[aeiou]]', 'setSubtraction'],
    ['(?=a)', 'lookaround'],
    ['(?!a)', 'lookaround'],
    ['(?<=a)', 'lookaround'],
    ['(?<!a)', 'lookaround'],
    ['(?>a)', 'unknownGroup'],
    ['(?-i)a', 'unknownGroup'],
    [String.raw`(a)\1`, 'backReference'],
    [String.raw`\k<a>`, 'backReference'],
    [String.raw`\q`, 'unknownEscape'],
    [String.raw`[\b]`, 'unknownEscape'],
    ['a\\', 'danglingBackslash'],
    [String.raw`\p{Nonsense}`, 'unknownCategory'],
    [String.raw`\p{Zx}`, 'unknownCategory'],
    ['('.repeat(51), 'tooDeep'],
    ['(a{30}){30}', 'tooLarge'],
    ['((){500}){500}', 'tooLarge'],
    ['a'.repeat(501), 'tooLarge'],
  ] as const)('%s', (pattern, problem) => {
    expect(readPattern(pattern)).toEqual({ ok: false, says: patternProblems[problem] })
  })
})

describe('any text', () => {
  test('is read or refused, whatever it is', () => {
    const pieces = fc
      .array(fc.constantFrom(..."()[]{}|*+?^$.\\-,ab19pPkxu<>=!:'😀"), { maxLength: 30 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), (source) => {
        const read = readPattern(source)
        if (read.ok) matcherOf(read.pattern)('abc')
        else expect(read.says).toBeTruthy()
      }),
      { numRuns: 1000 },
    )
  })
})
