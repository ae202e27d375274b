import { mostRows } from './rule/limits.ts'
import { type ComparisonOperator, comparisonOperators } from './rule/operators.ts'
import { parseRule } from './rule/parse-rule.ts'
import { printRule } from './rule/print-rule.ts'
import { operatorsOf, propertyList, typeOfProperty } from './rule/properties.ts'
import { type RuleRow, rowsOfRule, textOfRows } from './rule/rule-builder.ts'
import { type RuleError, ruleError } from './rule/rule-errors.ts'

/** A line of the rule builder as a form holds it. The values of -in and -notIn are separated by semicolons; null stands for no value. */
export interface RowDraft {
  readonly property: string
  readonly operator: string
  readonly value: string
}

/** A rule that is being written: as lines of the builder, or as text. */
export interface RuleDraft {
  readonly how: 'rows' | 'text'
  readonly joinedBy: 'and' | 'or'
  readonly rows: readonly RowDraft[]
  readonly text: string
}

/** The properties that the builder offers: those that a comparison can be about. */
export const builderProperties: readonly string[] = propertyList
  .filter(({ type }) => type !== 'plans' && type !== 'groups')
  .map(({ name }) => name)

/** The operators that the builder offers for a property; all of them where it is not known. */
export function builderOperators(property: string): readonly ComparisonOperator[] {
  const type = typeOfProperty(property)
  if (type === undefined) return comparisonOperators
  const allowed: readonly string[] = operatorsOf[type]
  return comparisonOperators.filter((operator) => allowed.includes(operator))
}

/** A line that nobody has filled in. */
export const emptyRow: RowDraft = { property: '', operator: 'eq', value: '' }

const takesList = (operator: string): boolean => operator === 'in' || operator === 'notIn'
const takesNull = (operator: string): boolean => operator === 'eq' || operator === 'ne'

function rowOf({ property, operator, value }: RowDraft): RuleRow {
  const known = { property, operator: operator as ComparisonOperator }
  if (takesList(operator)) return { ...known, value: value.split(';').flatMap((one) => one.trim() || []) }
  return { ...known, value: takesNull(operator) && value.trim() === 'null' ? null : value.trim() }
}

const draftOfRow = ({ property, operator, value }: RuleRow): RowDraft => ({
  property,
  operator,
  value: Array.isArray(value) ? value.join('; ') : String(value),
})

const filledRows = ({ rows }: RuleDraft): readonly RowDraft[] => rows.filter(({ property }) => property !== '')

/** The text of the rule that a draft comes to; empty where no line says anything. */
export function textOfDraft(draft: RuleDraft): string {
  if (draft.how === 'text') return draft.text.trim()
  const rows = filledRows(draft)
  return rows.length === 0 ? '' : textOfRows({ joinedBy: draft.joinedBy, rows: rows.map(rowOf) })
}

/** A rule as a draft: in the builder where it can show the rule without changing what it means, else as text. */
export function draftOfText(text: string): RuleDraft {
  const asText: RuleDraft = { how: 'text', joinedBy: 'and', rows: [emptyRow], text }
  if (text.trim() === '') return { ...asText, how: 'rows', text: '' }
  const parsed = parseRule(text)
  const shown = parsed.ok ? rowsOfRule(parsed.rule) : null
  if (!parsed.ok || !shown) return asText
  const draft: RuleDraft = { how: 'rows', joinedBy: shown.joinedBy, rows: shown.rows.map(draftOfRow), text }
  if (draft.rows.some(({ value }) => value === '')) return asText
  const again = parseRule(textOfDraft(draft))
  return again.ok && printRule(again.rule) === printRule(parsed.rule) ? draft : asText
}

/** Why a draft is no rule: the error in the text, and in which line it stands where one line alone is to blame. */
export function mistakeIn(draft: RuleDraft): { readonly error: RuleError; readonly row: number | null } | null {
  const rows = draft.how === 'text' ? [] : draft.rows
  for (const [at, row] of rows.entries()) {
    const error = mistakeInRow(row)
    if (error) return { error, row: at }
  }
  const parsed = parseRule(textOfDraft(draft))
  return parsed.ok ? null : { error: parsed.error, row: null }
}

/** An empty text is a value in a rule, but in the builder it is one that was forgotten. */
function mistakeInRow(row: RowDraft): RuleError | null {
  if (row.property === '') return null
  if (row.value.trim() === '') {
    const forgotten = { operator: `-${row.operator}`, example: '"Sales"' }
    return ruleError('expectedValue', { start: 0, end: 0 }, [forgotten])
  }
  const alone = parseRule(textOfRows({ joinedBy: 'and', rows: [rowOf(row)] }))
  return alone.ok ? null : alone.error
}

/** What can be done to a draft without looking at anybody: `add`, `drop:2`, `text`, `rows`. */
export type DraftStep = 'add' | 'text' | 'rows' | `drop:${number}`

const withoutRow = (draft: RuleDraft, at: number): RuleDraft => {
  const rows = draft.rows.filter((_, nth) => nth !== at)
  return { ...draft, rows: rows.length === 0 ? [emptyRow] : rows }
}

/**
 * A draft after such a step; undefined where the word names none. The builder stays with the text where it cannot show the rule: look at
 * `how`.
 */
export function draftAfter(draft: RuleDraft, step: string): RuleDraft | undefined {
  if (step === 'add') return draft.rows.length < mostRows ? { ...draft, rows: [...draft.rows, emptyRow] } : draft
  if (step === 'text') return { ...draft, how: 'text', text: textOfDraft(draft) }
  if (step === 'rows') return draftOfText(textOfDraft(draft))
  const dropped = /^drop:(\d)$/.exec(step)
  return dropped ? withoutRow(draft, Number(dropped[1])) : undefined
}
