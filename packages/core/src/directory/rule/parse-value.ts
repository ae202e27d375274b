import { across, type Cursor } from './cursor.ts'
import { durationOf, instantOf } from './instants.ts'
import { type ComparisonOperator, connectiveOf } from './operators.ts'
import { readPattern } from './pattern/parse-pattern.ts'
import type { PropertyType } from './properties.ts'
import { quote } from './quoting.ts'
import type { Shift, TextValue, Value } from './rule.ts'
import { fail } from './rule-errors.ts'
import type { Token } from './tokens.ts'

/** What the value is compared with: the type and the name of the fact, and the operator. */
export interface Asked {
  readonly type: PropertyType
  readonly name: string
  readonly operator: ComparisonOperator
}

const isWord = (token: Token, ...words: readonly string[]): boolean =>
  (token.kind === 'word' || token.kind === 'operator') && words.includes(token.text.toLowerCase())

const isNull = (token: Token): boolean => token.kind === 'word' && isWord(token, 'null', '$null')

/** An example of a value, for the sentence that asks for one. */
const exampleOf = ({ type, operator }: Asked): string => {
  if (operator === 'in' || operator === 'notIn') return '["Sales", "Marketing"]'
  return type === 'boolean' ? 'true' : type === 'date' ? 'system.now' : '"Sales"'
}

/** Refuses what cannot be a value of any kind. */
function refuseValue(cursor: Cursor, asked: Asked): never {
  const token = cursor.peek()
  if (token.kind === 'openList') return fail('unexpectedList', token.span, [{ operator: `-${asked.operator}` }])
  return fail('expectedValue', token.span, [{ operator: `-${asked.operator}`, example: exampleOf(asked) }])
}

/** One text: in quotes, or a bare number, which Microsoft Entra takes as well. */
function parseText(cursor: Cursor, asked: Asked): TextValue {
  const token = cursor.peek()
  if (token.kind === 'text' || token.kind === 'number')
    return { kind: 'text', text: token.text, span: cursor.take().span }
  if (isNull(token)) return fail('nullOperator', token.span, [{ operator: `-${asked.operator}` }])
  if (token.kind === 'word' && !connectiveOf(token.text))
    return fail('unquotedText', token.span, [{ right: quote(token.text) }], quote(token.text))
  return refuseValue(cursor, asked)
}

/** A list of texts in brackets. */
export function parseTexts(cursor: Cursor, asked: Asked): Value & { readonly kind: 'texts' } {
  const open = cursor.peek()
  if (open.kind === 'end') return refuseValue(cursor, asked)
  if (open.kind !== 'openList') return fail('expectedList', open.span, [{ operator: `-${asked.operator}` }])
  cursor.take()
  if (cursor.peek().kind === 'closeList') return fail('emptyList', across(open.span, cursor.peek().span), [])
  const texts = [parseText(cursor, asked)]
  while (cursor.skip('comma')) texts.push(parseText(cursor, asked))
  const close = cursor.skip('closeList')
  if (!close) return fail('missingBracket', open.span, [])
  return { kind: 'texts', texts, span: across(open.span, close.span) }
}

function parseBoolean(cursor: Cursor, asked: Asked): Value {
  const token = cursor.peek()
  if (token.kind !== 'word' && token.kind !== 'text') {
    if (token.kind === 'number') return fail('expectedBoolean', token.span, [{ name: asked.name }])
    return refuseValue(cursor, asked)
  }
  const word = token.text.toLowerCase().replace(/^\$/, '')
  if (word !== 'true' && word !== 'false') return fail('expectedBoolean', token.span, [{ name: asked.name }])
  return { kind: 'boolean', boolean: word === 'true', span: cursor.take().span }
}

function parseShift(cursor: Cursor): Shift | null {
  if (!isWord(cursor.peek(), 'plus', 'minus')) return null
  const direction = isWord(cursor.take(), 'plus') ? 'plus' : 'minus'
  const token = cursor.peek()
  const duration = token.kind === 'word' || token.kind === 'text' ? durationOf(token.text) : null
  if (!duration) return fail('invalidDuration', token.span, [])
  cursor.take()
  return { direction, duration }
}

function parseDate(cursor: Cursor, asked: Asked): Value {
  const token = cursor.peek()
  if (isWord(token, 'system.now')) {
    cursor.take()
    const shift = parseShift(cursor)
    return { kind: 'now', shift, span: across(token.span, cursor.last()) }
  }
  if (token.kind !== 'number' && token.kind !== 'text' && token.kind !== 'word') return refuseValue(cursor, asked)
  const at = instantOf(token.text)
  if (at === null) return fail('invalidDate', token.span, [])
  return { kind: 'instant', text: token.text.toUpperCase(), at, span: cursor.take().span }
}

function parsePattern(cursor: Cursor, asked: Asked): Value {
  const value = parseText(cursor, asked)
  const read = readPattern(value.text)
  return read.ok ? value : fail('invalidPattern', value.span, [{ says: read.says }])
}

/** Reads the value of a comparison, as the type of the property and the operator ask for it. */
export function parseValue(cursor: Cursor, asked: Asked): Value {
  const { operator, type } = asked
  const token = cursor.peek()
  if (isNull(token) && (operator === 'eq' || operator === 'ne')) return { kind: 'null', span: cursor.take().span }
  if (isNull(token)) return fail('nullOperator', token.span, [{ operator: `-${operator}` }])
  if (operator === 'in' || operator === 'notIn') return parseTexts(cursor, asked)
  if (operator === 'match' || operator === 'notMatch') return parsePattern(cursor, asked)
  if (type === 'boolean') return parseBoolean(cursor, asked)
  return type === 'date' ? parseDate(cursor, asked) : parseText(cursor, asked)
}
