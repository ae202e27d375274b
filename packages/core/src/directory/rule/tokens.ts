import { readQuoted } from './quoting.ts'
import type { Span } from './rule.ts'
import { type RuleError, ruleError } from './rule-errors.ts'

type Mark = 'open' | 'close' | 'openList' | 'closeList' | 'comma'

/**
 * The pieces of a rule. A `word` is anything that starts with a letter, `_` or `$`; an `operator` is a word behind a hyphen; a
 * `number` starts with a digit, so dates are numbers; `wrong` is where the text cannot be read, told when the parser arrives there.
 */
export type Token =
  | { readonly kind: Mark | 'end'; readonly span: Span }
  | { readonly kind: 'word' | 'operator' | 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'text'; readonly text: string; readonly quote: string; readonly span: Span }
  | { readonly kind: 'wrong'; readonly error: RuleError; readonly span: Span }

const marks: Readonly<Record<string, Mark>> = {
  '(': 'open',
  ')': 'close',
  '[': 'openList',
  ']': 'closeList',
  ',': 'comma',
}

/** Documents and word processors turn hyphens into dashes, Microsoft's own examples among them: any of them will do. */
const operator = /[-\u2010-\u2015\u2212]([A-Za-z]+)/y
const number = /\d[0-9A-Za-z:.+-]*/y
const word = /[\p{L}_$][\p{L}\p{M}\p{N}_.$]*/uy
const readable = [
  ['operator', operator],
  ['number', number],
  ['word', word],
] as const
const space = /\s+/y
const symbol = /==|!=|<>|<=|>=|&&|\|\||[=!<>]/y
const curly = /[\u2018-\u201f\u00ab\u00bb]/y

/** What people write who come from other languages. */
const symbolMeans: Readonly<Record<string, string>> = {
  '=': '-eq',
  '==': '-eq',
  '!=': '-ne',
  '<>': '-ne',
  '<': '-le',
  '<=': '-le',
  '>': '-ge',
  '>=': '-ge',
  '&&': '-and',
  '||': '-or',
  '!': '-not',
}

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function quotedAt(text: string, start: number): Token {
  const { value, end } = readQuoted(text, start)
  const span = { start, end: end ?? text.length }
  if (end === null)
    return { kind: 'wrong', error: ruleError('missingQuote', span, [{ escaped: text.endsWith('\\"') }]), span }
  return { kind: 'text', text: value, quote: text.charAt(start), span }
}

function wrongAt(text: string, start: number): Token {
  const found = match(symbol, text, start)?.[0]
  if (found !== undefined) {
    const span = { start, end: start + found.length }
    const means = symbolMeans[found] ?? '-eq'
    return { kind: 'wrong', error: ruleError('symbolOperator', span, [{ found, operator: means }], means), span }
  }
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  const span = { start, end: start + character.length }
  if (match(curly, text, start)) return { kind: 'wrong', error: ruleError('curlyQuote', span, []), span }
  return { kind: 'wrong', error: ruleError('unexpectedCharacter', span, [{ found: character }]), span }
}

function tokenAt(text: string, start: number): Token {
  const character = text.charAt(start)
  const mark = marks[character]
  if (mark) return { kind: mark, span: { start, end: start + 1 } }
  if (character === '"' || character === "'") return quotedAt(text, start)
  for (const [kind, pattern] of readable) {
    const found = match(pattern, text, start)
    if (found) return { kind, text: found[1] ?? found[0], span: { start, end: start + found[0].length } }
  }
  return wrongAt(text, start)
}

/** The pieces of a text, the last of them `end`. Reading stops at the first piece that is wrong. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (true) {
    at += match(space, text, at)?.[0].length ?? 0
    if (at >= text.length) break
    const token = tokenAt(text, at)
    tokens.push(token)
    if (token.kind === 'wrong') break
    at = token.span.end
  }
  tokens.push({ kind: 'end', span: { start: text.length, end: text.length } })
  return tokens
}
