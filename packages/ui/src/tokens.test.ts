import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const published = createRequire(import.meta.url)

type Pair = { light: string; dark: string }

/** Every token that is one color in each theme. */
const tokens = new Map<string, Pair>(
  [...read('./tokens.css').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
)

/** What a utility such as `bg-surface` points to. */
const utilities = new Map<string, string>(
  [...read('./styles.css').matchAll(/--color-([\w-]+): var\(--([\w-]+)\);/g)].map(([, name, token]) => [
    name ?? '',
    token ?? '',
  ]),
)

function color(utility: string, theme: keyof Pair): string {
  const pair = tokens.get(utilities.get(utility) ?? '')
  if (!pair) throw new Error(`no color for ${utility}`)
  return pair[theme]
}

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two colors, 1 to 21, WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'surface', 'raised', 'subtle', 'hover', 'pressed', 'selected']
const tones = ['positive', 'warning', 'negative', 'info', 'neutral']

/** Text and the ground that it stands on. */
const textPairs: readonly (readonly [string, string])[] = [
  ...grounds.map((ground) => ['ink', ground] as const),
  ...grounds.map((ground) => ['muted', ground] as const),
  ...['canvas', 'surface', 'raised', 'accent-soft', 'selected'].map((ground) => ['accent-ink', ground] as const),
  ...tones.flatMap((tone) =>
    ['canvas', 'surface', 'raised', `${tone}-soft`].map((ground) => [`${tone}-ink`, ground] as const),
  ),
  ...tones
    .filter((tone) => tone !== 'neutral')
    .flatMap((tone) => [`${tone}-ink`, 'ink'].map((text) => [text, `${tone}-faint`] as const)),
  ['inverse-ink', 'inverse'],
  ...['accent', 'accent-hover', 'danger', 'danger-hover'].map((ground) => ['on-solid', ground] as const),
  ['on-warning', 'warning'],
]

/** Lines and marks that a person must see to use the page. */
const markPairs: readonly (readonly [string, string])[] = [
  ...['canvas', 'surface', 'raised'].flatMap((ground) => [['control', ground] as const, ['focus', ground] as const]),
  ...['positive', 'negative', 'info', 'neutral'].map((ground) => ['on-solid', ground] as const),
]

describe('tokens', () => {
  test.each(['slate', 'indigo', 'green', 'amber', 'red', 'blue'])(
    'the %s scale is the published one in both themes',
    (scale) => {
      for (const [file, theme] of [
        [scale, 'light'],
        [`${scale}-dark`, 'dark'],
      ] as const) {
        const source = readFileSync(published.resolve(`@radix-ui/colors/${file}.css`), 'utf8')
        for (const [, name = '', value] of source.matchAll(/--(\w+-\d+): (#\w+);/g))
          expect(tokens.get(name)?.[theme], `${name} ${theme}`).toBe(value)
      }
    },
  )

  test.each(['light', 'dark'] as const)('every text reads on its ground in the %s theme', (theme) => {
    const poor = textPairs
      .map(([text, ground]) => ({ text, ground, contrast: contrast(color(text, theme), color(ground, theme)) }))
      .filter((pair) => pair.contrast < 4.5)
    expect(poor).toEqual([])
  })

  test.each(['light', 'dark'] as const)('every line and mark that matters is seen in the %s theme', (theme) => {
    const poor = markPairs
      .map(([mark, ground]) => ({ mark, ground, contrast: contrast(color(mark, theme), color(ground, theme)) }))
      .filter((pair) => pair.contrast < 3)
    expect(poor).toEqual([])
  })

  test('no component names a color value', () => {
    expect(read('./styles.css')).not.toMatch(/#[0-9a-f]{3,8}\b/i)
  })
})
