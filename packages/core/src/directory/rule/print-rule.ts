import { textOfDuration } from './instants.ts'
import { quote } from './quoting.ts'
import type { Condition, Fact, Rule, TextValue, Value } from './rule.ts'

const listOf = (texts: readonly TextValue[]): string => `[${texts.map(({ text }) => quote(text)).join(', ')}]`

/** What is compared, as it is written in a rule. */
export function nameOfFact({ of, name }: Fact): string {
  if (of === 'item') return '_'
  return of === 'plan' ? `assignedPlan.${name}` : `user.${name}`
}

/** A value as a rule writes it. */
export function printValue(value: Value): string {
  switch (value.kind) {
    case 'text':
      return quote(value.text)
    case 'texts':
      return listOf(value.texts)
    case 'boolean':
      return String(value.boolean)
    case 'null':
      return 'null'
    case 'instant':
      return value.text
    case 'now':
      return value.shift ? `system.now -${value.shift.direction} ${textOfDuration(value.shift.duration)}` : 'system.now'
  }
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'comparison':
      return `${nameOfFact(condition.fact)} -${condition.operator} ${printValue(condition.value)}`
    case 'items':
      return `user.${condition.property} -${condition.quantifier} (${printCondition(condition.condition)})`
    case 'not':
      return `-not (${printCondition(condition.condition)})`
    default:
      return condition.conditions.map((part) => `(${printCondition(part)})`).join(` -${condition.kind} `)
  }
}

/**
 * The text of a rule in its one canonical form: straight hyphens, operators in Microsoft's case, double quotes, and parentheses
 * around everything that is joined or denied. Reading it gives the same rule again.
 */
export function printRule(rule: Rule): string {
  if (rule.kind === 'memberOf') return `user.memberOf -any (group.objectId -in ${listOf(rule.groups)})`
  if (rule.kind === 'directReports') return `Direct Reports for ${quote(rule.manager.text)}`
  return printCondition(rule)
}
