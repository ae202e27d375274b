import { mostRows } from './limits.ts'
import type { ComparisonOperator } from './operators.ts'
import { printValue } from './print-rule.ts'
import { typeOfProperty } from './properties.ts'
import { quote } from './quoting.ts'
import type { Comparison, Condition, Rule } from './rule.ts'

/**
 * One line of the rule builder. The value is a text, true or false, null, or the texts of -in and -notIn; a date stands as it is
 * written: 2026-06-10, system.now -plus P1D.
 */
export interface RuleRow {
  readonly property: string
  readonly operator: ComparisonOperator
  readonly value: string | boolean | null | readonly string[]
}

/** What the rule builder shows: some lines, all of them joined by the same word. */
export interface RuleRows {
  readonly joinedBy: 'and' | 'or'
  readonly rows: readonly RuleRow[]
}

function valueInRow({ value }: Comparison): RuleRow['value'] {
  if (value.kind === 'texts') return value.texts.map(({ text }) => text)
  if (value.kind === 'text') return value.text
  if (value.kind === 'boolean') return value.boolean
  return value.kind === 'null' ? null : printValue(value)
}

/** The comparisons under junctions of one word only, or null where there is anything else. */
function comparisonsOf(condition: Condition, word: 'and' | 'or'): readonly Comparison[] | null {
  if (condition.kind === 'comparison') return [condition]
  if (condition.kind !== word) return null
  const all = condition.conditions.map((part) => comparisonsOf(part, word))
  return all.includes(null) ? null : all.flatMap((part) => part ?? [])
}

/**
 * A rule as lines of the rule builder, or null where it cannot show the rule: more than five lines, and mixed with or, -not, -any
 * and -all, memberOf and Direct Reports.
 */
export function rowsOfRule(rule: Rule): RuleRows | null {
  if (rule.kind === 'memberOf' || rule.kind === 'directReports') return null
  const joinedBy = rule.kind === 'or' ? 'or' : 'and'
  const comparisons = comparisonsOf(rule, joinedBy)
  if (!comparisons || comparisons.length > mostRows) return null
  const rows = comparisons.map((comparison) => ({
    property: comparison.fact.name,
    operator: comparison.operator,
    value: valueInRow(comparison),
  }))
  return { joinedBy, rows }
}

function textOfValue({ property, value }: RuleRow): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return `[${value.map(quote).join(', ')}]`
  const type = typeOfProperty(property)
  return type === 'date' || type === 'boolean' ? value : quote(value)
}

/** The text of a rule that the rule builder shows. Put it through `parseRule`: a line may hold what no rule allows. */
export function textOfRows({ joinedBy, rows }: RuleRows): string {
  const texts = rows.map((row) => `user.${row.property} -${row.operator} ${textOfValue(row)}`)
  return texts.length === 1 ? texts.join('') : texts.map((text) => `(${text})`).join(` -${joinedBy} `)
}
