import type { Cursor } from './cursor.ts'
import { nearest } from './nearest.ts'
import {
  comparisonOperators,
  connectiveOf,
  operatorOf,
  operatorsElsewhere,
  quantifiers,
  type RuleOperator,
} from './operators.ts'
import { nameOfFact } from './print-rule.ts'
import { operatorsOf, type PropertyType } from './properties.ts'
import type { Fact } from './rule.ts'
import { fail } from './rule-errors.ts'

const allOperators = [...comparisonOperators, ...quantifiers]

/** Reads the operator behind a fact and refuses one that its type does not allow. */
export function parseOperator(cursor: Cursor, fact: Fact, type: PropertyType): RuleOperator {
  const token = cursor.peek()
  const name = nameOfFact(fact)
  if (token.kind !== 'word' && token.kind !== 'operator') return fail('expectedOperator', token.span, [{ name }])
  const connective = connectiveOf(token.text)
  if (connective === 'not') return fail('notAsComparison', token.span, [], '-ne')
  if (connective) return fail('expectedOperator', token.span, [{ name }])
  const operator = operatorOf(token.text)
  if (!operator) {
    const guess = operatorsElsewhere.get(token.text.toLowerCase()) ?? nearest(token.text, allOperators)
    const fix = guess && `-${guess}`
    return fail('unknownOperator', token.span, [{ found: cursor.written(token), nearest: fix ?? null }], fix)
  }
  if (!operatorsOf[type].includes(operator)) {
    const allowed = operatorsOf[type].map((other) => `-${other}`).join(', ')
    return fail('operatorNotSupported', token.span, [{ name, operator: `-${operator}`, allowed }])
  }
  cursor.take()
  return operator
}
