import { across, type Cursor } from './cursor.ts'
import { mostGroups } from './limits.ts'
import { operatorOf } from './operators.ts'
import { parseOperator } from './parse-operator.ts'
import { parseTexts } from './parse-value.ts'
import type { DirectReports, MemberOf, TextValue } from './rule.ts'
import { fail } from './rule-errors.ts'
import type { Token } from './tokens.ts'

const isWord = (token: Token, pattern: RegExp): boolean => token.kind === 'word' && pattern.test(token.text)

const startsDirectReports = (cursor: Cursor, ahead: number): boolean =>
  isWord(cursor.peek(ahead), /^direct$/i) && isWord(cursor.peek(ahead + 1), /^reports?$/i)

/** Refuses a Direct Reports rule that comes where only a part of a rule can stand. */
export function refuseDirectReports(cursor: Cursor): void {
  if (startsDirectReports(cursor, 0)) fail('directReportsAlone', across(cursor.peek().span, cursor.peek(1).span), [])
}

/** Refuses what comes where an expression has ended and nothing joins the next one to it. */
export function refuseRest(cursor: Cursor): never {
  const token = cursor.peek()
  if (token.kind === 'close') return fail('strayParenthesis', token.span, [])
  const before = cursor.text[token.span.start - 1]
  if ((before === '"' || before === "'") && cursor.last().end === token.span.start && token.kind !== 'operator')
    return fail('unescapedQuote', token.span, [{ quote: before }])
  return fail('trailingText', token.span, [{ found: cursor.written(token) }])
}

/** Reads Direct Reports for "id". The braces are dropped that Microsoft's documentation puts around the id. */
function parseDirectReports(cursor: Cursor): DirectReports {
  const start = cursor.take().span
  for (const word of [/^reports$/i, /^for$/i]) {
    if (!isWord(cursor.peek(), word)) fail('directReportsForm', cursor.peek().span, [])
    cursor.take()
  }
  const token = cursor.peek()
  const id = token.kind === 'text' ? token.text.replace(/^\{(.*)\}$/, '$1').trim() : ''
  if (id === '') return fail('directReportsForm', token.span, [])
  const manager: TextValue = { kind: 'text', text: id, span: cursor.take().span }
  return { kind: 'directReports', manager, span: across(start, manager.span) }
}

function parseGroups(cursor: Cursor): readonly TextValue[] {
  if (!isWord(cursor.peek(), /^group\.objectId$/)) fail('memberOfForm', cursor.peek().span, [])
  cursor.take()
  const operator = cursor.peek()
  if ((operator.kind !== 'word' && operator.kind !== 'operator') || operatorOf(operator.text) !== 'in')
    fail('memberOfForm', operator.span, [])
  cursor.take()
  const { texts } = parseTexts(cursor, { type: 'string', name: 'group.objectId', operator: 'in' })
  const blank = texts.find(({ text }) => text.trim() === '')
  if (blank) fail('memberOfForm', blank.span, [])
  const [first, last] = [texts[mostGroups], texts.at(-1)]
  if (first && last) fail('tooManyGroups', across(first.span, last.span), [{ groups: texts.length }])
  return texts
}

function parseMemberOf(cursor: Cursor): MemberOf {
  const start = cursor.take().span
  parseOperator(cursor, { of: 'user', name: 'memberOf', span: start }, 'groups')
  const open = cursor.skip('open')
  const groups = parseGroups(cursor)
  if (open && !cursor.skip('close')) {
    if (cursor.peek().kind === 'end') fail('missingParenthesis', open.span, [])
    fail('memberOfForm', cursor.peek().span, [])
  }
  return { kind: 'memberOf', groups, span: across(start, cursor.last()) }
}

const open = (cursor: Cursor, parentheses: number): readonly Token[] =>
  Array.from({ length: parentheses }, () => cursor.take())

/** Closes the parentheses around a whole rule, and refuses what would combine it with anything else. */
function close(cursor: Cursor, opened: readonly Token[], alone: () => never): void {
  for (const open of opened.toReversed()) {
    if (cursor.skip('close')) continue
    if (cursor.peek().kind === 'end') fail('missingParenthesis', open.span, [])
    break
  }
  if (cursor.connective()) alone()
}

/** Reads a rule that cannot be combined with anything, or returns undefined, having moved nowhere, where there is none. */
export function parseWholeRule(cursor: Cursor): MemberOf | DirectReports | undefined {
  let ahead = 0
  while (cursor.peek(ahead).kind === 'open') ahead += 1
  const first = cursor.peek(ahead).span
  if (startsDirectReports(cursor, ahead)) {
    const words = across(first, cursor.peek(ahead + 1).span)
    const opened = open(cursor, ahead)
    const rule = parseDirectReports(cursor)
    close(cursor, opened, () => fail('directReportsAlone', words, []))
    return rule
  }
  if (!isWord(cursor.peek(ahead), /^user\.memberOf$/)) return undefined
  const opened = open(cursor, ahead)
  const rule = parseMemberOf(cursor)
  close(cursor, opened, () => fail('memberOfAlone', first, []))
  return rule
}
