import { across, type Cursor } from './cursor.ts'
import { mostNesting } from './limits.ts'
import { isQuantifier, type Quantifier } from './operators.ts'
import { parseFact, type Scope } from './parse-fact.ts'
import { parseOperator } from './parse-operator.ts'
import { parseValue } from './parse-value.ts'
import { refuseDirectReports, refuseRest } from './parse-whole-rule.ts'
import { nameOfFact } from './print-rule.ts'
import { type PropertyOf, typeOfProperty } from './properties.ts'
import type { Condition, Fact, ItemTest } from './rule.ts'
import { fail } from './rule-errors.ts'

/** Where the parser is: whose properties it may meet, and how many parentheses and -not it stands in. */
interface Place {
  readonly scope: Scope
  readonly depth: number
}

const deeper = (cursor: Cursor, place: Place): Place => {
  if (place.depth >= mostNesting) return fail('tooDeep', cursor.peek().span, [])
  return { ...place, depth: place.depth + 1 }
}

/** The precedence of Microsoft Entra, from the loosest to the tightest: -any and -all, -or, -and, -not, comparisons. */
export const parseCondition = (cursor: Cursor, place: Place = { scope: 'user', depth: 0 }): Condition =>
  parseJunction(cursor, place, 'or')

function parseJunction(cursor: Cursor, place: Place, word: 'and' | 'or'): Condition {
  const part = () => (word === 'or' ? parseJunction(cursor, place, 'and') : parseNegation(cursor, place))
  const start = cursor.peek().span
  const first = part()
  const conditions = [first]
  while (cursor.connective() === word) {
    cursor.take()
    conditions.push(part())
  }
  return conditions.length === 1 ? first : { kind: word, conditions, span: across(start, cursor.last()) }
}

function parseNegation(cursor: Cursor, place: Place): Condition {
  if (cursor.connective() !== 'not') return parsePrimary(cursor, place)
  const inside = deeper(cursor, place)
  const start = cursor.take().span
  const condition = parseNegation(cursor, inside)
  return { kind: 'not', condition, span: across(start, cursor.last()) }
}

function parsePrimary(cursor: Cursor, place: Place): Condition {
  return cursor.peek().kind === 'open' ? parseParentheses(cursor, place) : parseExpression(cursor, place)
}

function parseParentheses(cursor: Cursor, place: Place): Condition {
  const inside = deeper(cursor, place)
  const open = cursor.take().span
  const condition = parseCondition(cursor, inside)
  if (cursor.skip('close')) return condition
  if (cursor.peek().kind === 'end') return fail('missingParenthesis', open, [])
  return refuseRest(cursor)
}

function parseExpression(cursor: Cursor, place: Place): Condition {
  refuseDirectReports(cursor)
  const fact = parseFact(cursor, place.scope)
  const type = fact.of === 'user' ? (typeOfProperty(fact.name) ?? 'string') : 'string'
  if (type === 'groups') return fail('memberOfAlone', fact.span, [])
  const operator = parseOperator(cursor, fact, type)
  if (isQuantifier(operator)) return parseItems(cursor, fact, operator, deeper(cursor, place))
  const value = parseValue(cursor, { type, name: nameOfFact(fact), operator })
  return { kind: 'comparison', fact, operator, value, span: across(fact.span, value.span) }
}

/** Without parentheses, the condition on the items goes on as far as it can: -any and -all bind the loosest of all. */
function parseItems(cursor: Cursor, fact: Fact, quantifier: Quantifier, place: Place): ItemTest {
  const property = fact.name as PropertyOf<'strings' | 'plans'>
  const inside: Place = { ...place, scope: typeOfProperty(property) === 'plans' ? 'plan' : 'item' }
  const condition = cursor.peek().kind === 'open' ? parseParentheses(cursor, inside) : parseCondition(cursor, inside)
  return { kind: 'items', property, quantifier, condition, span: across(fact.span, cursor.last()) }
}
