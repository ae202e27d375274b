import { type Belongs, caselessSet, category, shorthand } from './character-set.ts'
import type { CharacterSet } from './pattern.ts'
import { type PatternReader, refuse } from './pattern-reader.ts'

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v', a: '\x07', e: '\x1b' }
const hexadecimal = /x([0-9a-f]{2})|u([0-9a-f]{4})/iy
const rangeSign = /-(?![\][])/y
const categoryName = /[pP]\{([A-Za-z]+)\}/y

/** What an escape inside or outside a set means: some characters, or one. The backslash has been read. */
export function parseEscape(reader: PatternReader): { readonly belongs: Belongs } | { readonly character: string } {
  if (reader.ended) return refuse('danglingBackslash')
  const letter = reader.next
  const named = reader.match(categoryName)
  if (named) return { belongs: category(named[1] ?? '', letter === 'P') ?? refuse('unknownCategory') }
  const code = reader.match(hexadecimal)
  if (code) return { character: String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16)) }
  const character = reader.takeCharacter()
  const belongs = shorthand(letter)
  if (belongs) return { belongs }
  const control = controls[letter]
  if (control !== undefined) return { character: control }
  return /[A-Za-z0-9]/.test(letter) ? refuse('unknownEscape') : { character }
}

/** One member of a set: a character, or what \d and the like mean. */
function parseMember(reader: PatternReader): { readonly belongs: Belongs } | { readonly unit: number } {
  if (!reader.skip('\\')) {
    reader.at += 1
    return { unit: reader.source.charCodeAt(reader.at - 1) }
  }
  const meaning = parseEscape(reader)
  return 'belongs' in meaning ? meaning : { unit: meaning.character.charCodeAt(0) }
}

function parseRange(reader: PatternReader): Belongs {
  const first = parseMember(reader)
  if ('belongs' in first) return first.belongs
  if (!reader.match(rangeSign)) return (unit) => unit === first.unit
  const last = reader.ended ? refuse('unclosedSet') : parseMember(reader)
  if ('belongs' in last) return (unit) => unit === first.unit || unit === 45 || last.belongs(unit)
  return last.unit < first.unit ? refuse('badRange') : (unit) => unit >= first.unit && unit <= last.unit
}

/** Reads a set such as [a-z_] or [^\d]. The [ has been read; a ] that comes first is a character of the set. */
export function parseSet(reader: PatternReader): CharacterSet {
  const start = reader.at
  const negated = reader.skip('^')
  const members: Belongs[] = []
  while (members.length === 0 || reader.next !== ']') {
    if (reader.ended) return refuse('unclosedSet')
    if (members.length > 0 && reader.skip('-[')) return refuse('setSubtraction')
    members.push(parseRange(reader))
  }
  reader.skip(']')
  return caselessSet(reader.source.slice(start, reader.at), (unit) => members.some((has) => has(unit)), negated)
}
