import { fold } from './fold.ts'
import { type ComparisonOperator, denied } from './operators.ts'
import { matcherOf } from './pattern/match-pattern.ts'
import { readPattern } from './pattern/parse-pattern.ts'
import type { TextValue, Value } from './rule.ts'

/** A question about one folded text, or about a missing one. */
export type TextTest = (text: string | null) => boolean

const isOneOf = (texts: readonly TextValue[], yes: boolean): TextTest => {
  const wanted: ReadonlySet<string | null> = new Set(texts.map(({ text }) => fold(text)))
  return (text) => wanted.has(text) === yes
}

/** A pattern is folded by its own reader, which knows \D from \d. */
function matches(source: string, yes: boolean): TextTest {
  const read = readPattern(source)
  if (!read.ok) throw new Error(`The pattern ${source} was not checked: ${read.says}.`)
  const found = matcherOf(read.pattern)
  return (text) => (text !== null && found(text)) === yes
}

/**
 * The question that a comparison puts to a text. Any question about a missing text has the answer no, and its denial (-ne,
 * -notContains, -notIn …) therefore yes; null itself equals only a missing text.
 */
export function textTest(operator: ComparisonOperator, value: Value): TextTest {
  const positive = denied[operator] ?? operator
  const yes = positive === operator
  if (value.kind === 'null') return (text) => (text === null) === yes
  if (value.kind === 'texts') return isOneOf(value.texts, yes)
  if (value.kind !== 'text') throw new Error(`A text is not compared with a ${value.kind}.`)
  const wanted = fold(value.text)
  switch (positive) {
    case 'startsWith':
      return (text) => (text?.startsWith(wanted) ?? false) === yes
    case 'endsWith':
      return (text) => (text?.endsWith(wanted) ?? false) === yes
    case 'contains':
      return (text) => (text?.includes(wanted) ?? false) === yes
    case 'match':
      return matches(value.text, yes)
    default:
      return yes ? (text) => text === wanted : (text) => text !== wanted
  }
}
