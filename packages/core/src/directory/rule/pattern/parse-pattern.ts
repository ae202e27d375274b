import { anyCharacter, caselessSet, setsOfCharacter } from './character-set.ts'
import { parseEscape, parseSet } from './parse-set.ts'
import { type Assertion, type CharacterSet, mostStates, type Pattern } from './pattern.ts'
import { PatternFault, PatternReader, refuse } from './pattern-reader.ts'

const mostDepth = 50
const assertions: Readonly<Record<string, Assertion>> = { A: 'start', z: 'end', Z: 'end', b: 'edge', B: 'noEdge' }
const openings = /\?(?::|i\)|i:|<[A-Za-z_]\w*>|'[A-Za-z_]\w*')/y
const counts = /\{(\d{1,4})(,(\d{1,4})?)?\}/y

const bounded = <Some extends Pattern>(pattern: Some): Some =>
  pattern.size > mostStates ? refuse('tooLarge') : pattern
const empty: Pattern = { kind: 'empty', size: 1 }
const one = (set: CharacterSet): Pattern => ({ kind: 'set', set, size: 1 })
const assertion = (which: Assertion): Pattern => ({ kind: 'assertion', assertion: which, size: 1 })

const several = (kind: 'sequence' | 'choice', parts: readonly Pattern[]): Pattern => {
  const [first, ...others] = parts
  if (!first) return empty
  return others.length === 0
    ? first
    : bounded({ kind, parts, size: parts.reduce((sum, { size }) => sum + size, kind === 'choice' ? 1 : 0) })
}

/** Each copy that may be left out has a state to leave it out by; an endless repetition is one such copy that leads back to itself. */
function repeat(part: Pattern, least: number, most: number | null): Pattern {
  const optional = most === null ? 1 : most - least
  return bounded({
    kind: 'repeat',
    part,
    least,
    most,
    size: Math.max(1, least * part.size + optional * (part.size + 1)),
  })
}

function parseGroup(reader: PatternReader): Pattern {
  if (reader.next === '?') {
    const opening = reader.match(openings)
    if (!opening) return refuse(/^\?<?[=!]/.test(reader.source.slice(reader.at)) ? 'lookaround' : 'unknownGroup')
    if (opening[0] === '?i)') return empty
  }
  if (reader.depth >= mostDepth) return refuse('tooDeep')
  reader.depth += 1
  const inside = parseChoice(reader)
  reader.depth -= 1
  return reader.skip(')') ? inside : refuse('unclosedGroup')
}

function parseBackslash(reader: PatternReader): Pattern {
  const start = reader.at
  const which = assertions[reader.next]
  if (which) {
    reader.at += 1
    return assertion(which)
  }
  if (/[1-9k]/.test(reader.next)) return refuse('backReference')
  const meaning = parseEscape(reader)
  if ('belongs' in meaning)
    return one(caselessSet(`\\${reader.source.slice(start, reader.at)}`, meaning.belongs, false))
  return several('sequence', setsOfCharacter(meaning.character).map(one))
}

function parseAtom(reader: PatternReader): Pattern {
  if (reader.skip('(')) return parseGroup(reader)
  if (reader.skip('[')) return one(parseSet(reader))
  if (reader.skip('\\')) return parseBackslash(reader)
  if (reader.skip('.')) return one(anyCharacter)
  if (reader.skip('^')) return assertion('start')
  if (reader.skip('$')) return assertion('end')
  if ('*+?'.includes(reader.next)) return refuse('nothingToRepeat')
  return several('sequence', setsOfCharacter(reader.takeCharacter()).map(one))
}

/** How often something is repeated, or undefined where it is not; whether greedy or not is all the same to a yes or no. */
function parseCounts(reader: PatternReader): readonly [number, number | null] | undefined {
  if (reader.skip('*')) return [0, null]
  if (reader.skip('+')) return [1, null]
  if (reader.skip('?')) return [0, 1]
  const found = reader.match(counts)
  if (!found) return undefined
  const least = Number(found[1])
  const most = found[2] === undefined ? least : found[3] === undefined ? null : Number(found[3])
  return Math.max(least, most ?? 0) > mostStates || (most !== null && most < least) ? refuse('badCount') : [least, most]
}

function parseRepeated(reader: PatternReader): Pattern {
  const part = parseAtom(reader)
  const often = parseCounts(reader)
  if (!often) return part
  if (part.kind === 'assertion') return refuse('nothingToRepeat')
  reader.skip('?')
  if (parseCounts(reader)) return refuse('nothingToRepeat')
  return repeat(part, ...often)
}

function parseSequence(reader: PatternReader): Pattern {
  const parts: Pattern[] = []
  while (!reader.ended && reader.next !== '|' && reader.next !== ')') parts.push(parseRepeated(reader))
  return several('sequence', parts)
}

function parseChoice(reader: PatternReader): Pattern {
  const parts = [parseSequence(reader)]
  while (reader.skip('|')) parts.push(parseSequence(reader))
  return several('choice', parts)
}

/** A pattern that was read, or why it cannot be used. */
export type ReadPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly says: string }

/**
 * Reads the pattern of -match: the regular expressions of .NET without those parts that only backtracking can follow (back
 * references, looking around, atomic and conditional groups) and without options but (?i), which always holds.
 */
export function readPattern(source: string): ReadPattern {
  const reader = new PatternReader(source)
  try {
    const pattern = parseChoice(reader)
    return reader.ended ? { ok: true, pattern } : refuse('strayParenthesis')
  } catch (fault) {
    if (fault instanceof PatternFault) return { ok: false, says: fault.says }
    throw fault
  }
}
