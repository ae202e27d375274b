import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose } from './compose.ts'
import { letters } from './letters.examples.ts'
import type { Letter } from './letters.ts'

const at = { origin: 'https://access.example', timeZone: 'Europe/Berlin', now: new Date('2026-11-24T13:00:00Z') }
const ada = { displayName: 'Ada Lovelace' }
const everyLetter = Object.entries(letters) as [string, Letter][]

describe('a letter', () => {
  test.each(everyLetter)('%s reads as reviewed', (_, letter) => {
    const { subject, text } = compose(letter, ada, at)
    expect(`Subject: ${subject}\n\n${text}`).toMatchSnapshot()
  })

  test('looks as reviewed', () => {
    expect(compose(letters.approvalNeeded, ada, at).html).toMatchSnapshot()
  })

  test.each(everyLetter)('%s shouts nowhere and has one thing to do', (_, letter) => {
    const { subject, text, html } = compose(letter, ada, at)
    expect(subject + text).not.toContain('!')
    expect(text.split(letter.data.url)).toHaveLength(2)
    expect(html.split(`href="${letter.data.url}"`)).toHaveLength(2)
  })

  test('says the same in text and in HTML', () => {
    for (const [, letter] of everyLetter) {
      const { text, html } = compose(letter, ada, at)
      const words = (content: string) => new Set(content.match(/[\p{L}\d]{4,}/gu))
      const inHtml = words(html.replace(/<head>.*<\/head>/s, '').replace(/<[^>]+>/g, ' '))
      const missing = [...words(text.replace(/https?:\S+/g, ''))].filter((word) => !inHtml.has(word))
      expect(missing).toEqual([])
    }
  })
})

/** Everything that a person could type into a name or a reason, with the nasty things more often than not. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'O\'Neil & Söhne "GmbH"',
    'Zoë 👩‍👩‍👧‍👦',
    'שָׁלוֹם',
    '\u202eevil\u2066',
    'a\r\nBcc: everybody@example.com\r\n\r\nHello',
    '</style></p></body>',
    'x'.repeat(5000),
    '',
  ),
)

describe('whatever the words in a letter are', () => {
  const hostile = fc
    .tuple(fc.constantFrom(...everyLetter.map(([, letter]) => letter)), anything, anything)
    .map(([letter, words, name]) => ({ letter: filledWith(words, letter), name }))

  test('the HTML has exactly the tags that the layout wrote', () => {
    const tags = (html: string) => html.match(/<\/?[a-z][^>]*>/g)?.filter((tag) => !/^<(br|li|\/li)\b/.test(tag))
    const shape = new Set(everyLetter.flatMap(([, one]) => tags(compose(one, ada, at).html) ?? []))
    fc.assert(
      fc.property(hostile, ({ letter, name }) => {
        const { html } = compose(letter, { displayName: name }, at)
        for (const tag of tags(html) ?? []) expect(shape).toContain(tag)
        expect(html).not.toMatch(/<script|<img/i)
      }),
    )
  })

  test('the subject is one line of at most 70 characters without half a character', () => {
    fc.assert(
      fc.property(hostile, ({ letter, name }) => {
        const { subject } = compose(letter, { displayName: name }, at)
        expect(subject.length).toBeLessThanOrEqual(70)
        expect(subject).not.toMatch(/[\p{Cc}\p{Surrogate}\u2028\u2029]/u)
        expect(subject).not.toBe('')
      }),
    )
  })

  test('no control character and no turn of direction gets into the text', () => {
    fc.assert(
      fc.property(hostile, ({ letter, name }) => {
        const { text } = compose(letter, { displayName: name }, at)
        expect(text).not.toMatch(/[\u202a-\u202e\u2066\u2067]|[^\P{Cc}\n\t]/u)
      }),
    )
  })

  test('a name cannot start a paragraph of its own', () => {
    const { text } = compose(letters.seatGiven, { displayName: 'Sam\n\nYour account is locked' }, at)
    expect(text.startsWith('Hello Sam Your account is locked,\n')).toBe(true)
  })

  test('right-to-left names are isolated, so that the sentence keeps its order', () => {
    const { text } = compose(letters.seatGiven, { displayName: 'דנה' }, at)
    expect(text).toContain('Hello \u2068דנה\u2069,')
  })

  test('a button opens a page or the portal, never a script', () => {
    const letter: Letter = { template: 'seatGiven', data: { productName: 'Visio', url: 'javascript:alert(1)' } }
    const { html, text } = compose(letter, ada, at)
    expect(html + text).not.toContain('javascript:')
  })
})

/** Texts that nobody types: addresses, and words of the program. */
const codes: ReadonlySet<string> = new Set(['url', 'extension', 'recipient'])

/** The same letter with every text in it replaced that people write. */
function filledWith(words: string, letter: Letter): Letter {
  const fill = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') return codes.has(key ?? '') ? value : words
    if (Array.isArray(value)) return value.map((item) => fill(item))
    if (value === null || typeof value !== 'object' || value instanceof Date) return value
    return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, fill(inside, name)]))
  }
  const data = fill(letter.data)
  return { template: letter.template, data } as unknown as Letter
}
