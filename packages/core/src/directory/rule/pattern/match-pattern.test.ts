import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../fold.ts'
import { matcherOf } from './match-pattern.ts'
import { readPattern } from './parse-pattern.ts'

const matcher = (source: string) => {
  const read = readPattern(source)
  if (!read.ok) throw new Error(`${source}: ${read.says}`)
  const matches = matcherOf(read.pattern)
  return (text: string) => matches(fold(text))
}

describe('a pattern is found', () => {
  test.each([
    ['^Da.*', ['Da', 'Dav', 'David', 'da'], ['aDa', '']],
    ['.*vid', ['David', 'DAVID x'], ['Da']],
    ['ago', ['Lagos', 'AGO'], ['Oslo']],
    ['', ['', 'a'], []],
    ['^$', [''], ['a']],
    ['^a|b$', ['ax', 'xb'], ['xa', 'bx', 'xax']],
    ['^(a|b)$', ['a', 'B'], ['ab', '']],
    ['^(?:ab)+$', ['ab', 'ABab'], ['aba', '']],
    ['^(?<team>ab)?c$', ['c', 'abc'], ['ac']],
    [`^(?'team'ab)$`, ['ab'], ['a']],
    ['(?i)^A$', ['a', 'A'], ['b']],
    ['^a*$', ['', 'aaa'], ['ab']],
    ['^a+?b??$', ['a', 'aab'], ['b', '']],
    ['^a{2}$', ['aa'], ['a', 'aaa']],
    ['^a{2,}$', ['aa', 'aaaa'], ['a']],
    ['^a{1,3}$', ['a', 'aaa'], ['', 'aaaa']],
    ['^a{0}b$', ['b'], ['ab']],
    ['^a{,2}$', ['a{,2}'], ['aa']],
    ['^{a}$', ['{a}'], ['a']],
    ['^[a-c]$', ['a', 'C'], ['d', '']],
    ['^[^a-c]$', ['d', '-'], ['a', 'B']],
    ['^[A-C]$', ['a', 'C'], ['d']],
    ['^[]x]$', [']', 'x'], ['[']],
    ['^[a-]$', ['a', '-'], ['b']],
    ['^[-a]$', ['a', '-'], ['b']],
    [String.raw`^[\w-]$`, ['a', '-', '_'], ['.']],
    [String.raw`^[\d.]+$`, ['1.2'], ['1,2']],
    [String.raw`^[a-\d]$`, ['a', '-', '5'], ['b']],
    [String.raw`^[\]\\^]$`, [']', '\\', '^'], ['a']],
    [String.raw`^\d+$`, ['123', '٣'], ['12a']],
    [String.raw`^\D$`, ['a'], ['1']],
    [String.raw`^\w+$`, ['a_1', 'ß', 'Ж'], ['a b']],
    [String.raw`^\W$`, [' ', '-'], ['a', 'Ä']],
    [String.raw`^\S\s\S$`, ['a b', 'a\tb'], ['a_b']],
    [String.raw`^\p{L}+$`, ['Ärger', 'ж'], ['a1']],
    [String.raw`^\P{L}$`, ['1'], ['a']],
    [String.raw`^\x41\u0042$`, ['ab'], ['a']],
    [String.raw`^a\.b\-c\@$`, ['a.b-c@'], ['axb-c@']],
    [String.raw`\bada\b`, ['ada', 'x ada.', 'Ada-Lee'], ['adam', 'xada']],
    [String.raw`\Bda\B`, ['adam'], ['da', 'ada', 'dam']],
    [String.raw`\Aa\z`, ['a'], ['ab', 'ba']],
    ['^ä$', ['Ä', 'ä'], ['a']],
    ['^σ$', ['Σ', 'ς', 'σ'], ['s']],
    ['^[Σ]$', ['σ', 'ς'], ['s']],
    ['^😀+$', ['😀', '😀😀'], ['😁']],
    ['^.$', ['a', 'é'], ['ab', '\n']],
    ['a.c', ['xabcx'], ['ac', 'a\nc']],
    ['(a|b)*abb', ['abb', 'ababb'], ['ab', 'aba']],
    ['^()*$', [''], ['a']],
    ['^(a*)*$', ['', 'aaa'], ['b']],
  ] as const)('%s', (pattern, found, missed) => {
    const matches = matcher(pattern)
    expect(found.filter((text) => !matches(text))).toEqual([])
    expect(missed.filter((text) => matches(text))).toEqual([])
  })
})

/** Patterns with which backtracking takes a time that doubles with every character, or grows with a power of them. */
describe('no pattern takes long', () => {
  test.each([
    '(a+)+$',
    '^(a+)+$',
    '^(a|a)*$',
    '(a|aa)+$',
    '^(a*)*b$',
    '(.*)*x',
    '.*.*.*.*.*.*.*=.*',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(a?){150}a{150}b',
    '(a|b)*a(a|b){150}c',
  ])('%s', (pattern) => {
    const matches = matcher(pattern)
    const start = performance.now()
    expect(matches(`${'a'.repeat(20_000)}!`)).toBe(false)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('and a pattern with very many places forgets the old ones and stays right', () => {
    const matches = matcher('^(a|b)*a(a|b){12}$')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 10, maxLength: 60 }), (text) => {
        expect(matches(text)).toBe(text.length > 12 && text.at(-13) === 'a')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('any pattern', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    'B',
    '.',
    '[ab]',
    '[^a]',
    '\\w',
    '\\d',
    '\\b',
    '^',
    '$',
    ' ',
    'c',
    '\\B',
    '[b-d]',
  )
  const quantified = fc
    .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '*?', '{0,1}'))
    .map(([one, often]) => (/[\^$]|\\[bB]/.test(one) && !one.startsWith('[') ? one : one + often))
  const sequence = fc.array(quantified, { maxLength: 4 }).map((parts) => parts.join(''))
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 3 },
      sequence,
      fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `${one}|${other}`),
      fc
        .tuple(sequence, tie('pattern'), fc.constantFrom('', '*', '+', '?', '{2}'), sequence)
        .map(([before, inside, often, behind]) => `${before}(${inside})${often}${behind}`),
    ),
  }))
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', ' ', '1', '-'), maxLength: 7 }), {
    minLength: 5,
    maxLength: 5,
  })

  test('is found where JavaScript finds it', () => {
    let [yes, no] = [0, 0]
    fc.assert(
      fc.property(pattern, texts, (source, all) => {
        const read = readPattern(source)
        fc.pre(read.ok)
        const [native, matches] = [new RegExp(source, 'i'), matcher(source)]
        for (const text of all) {
          const expected = native.test(text)
          expect(matches(text), `${source} in ${text}`).toBe(expected)
          if (expected) yes += 1
          else no += 1
        }
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(yes, no)).toBeGreaterThan(250)
  })
})
