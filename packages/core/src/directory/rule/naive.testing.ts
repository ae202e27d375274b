import { type AssignedPlan, type Found, foundIn, type RulePerson } from './person.ts'
import type { PlanProperty } from './properties.ts'
import type { Comparison, Condition, Rule } from './rule.ts'

/**
 * The rules once more, as plainly as they can be said and as slowly: no folding ahead, no compiling, JavaScript's own regular
 * expressions. The evaluator must agree with it.
 */
export function naively(rule: Rule, person: RulePerson, now: Date): boolean {
  if (rule.kind === 'directReports') return lower(person.managerId) === lower(rule.manager.text)
  if (rule.kind === 'memberOf')
    return (person.memberOf ?? []).some((id) => rule.groups.some(({ text }) => lower(text) === lower(id)))
  return holds(rule, person, null, now)
}

const lower = (text: string | null | undefined) => text?.toLowerCase() ?? null

function holds(rule: Condition, person: RulePerson, item: string | AssignedPlan | null, now: Date): boolean {
  if (rule.kind === 'comparison') return compares(rule, factOf(rule, person, item), now)
  if (rule.kind === 'not') return !holds(rule.condition, person, item, now)
  if (rule.kind === 'items') {
    const items: readonly (string | AssignedPlan)[] = person[rule.property] ?? []
    const results = items.map((one) => holds(rule.condition, person, one, now))
    return rule.quantifier === 'any' ? results.includes(true) : !results.includes(false)
  }
  const results = rule.conditions.map((part) => holds(part, person, item, now))
  return rule.kind === 'or' ? results.includes(true) : !results.includes(false)
}

function factOf({ fact }: Comparison, person: RulePerson, item: string | AssignedPlan | null): Found {
  if (fact.of === 'user') return foundIn(person, fact.name)
  return typeof item === 'string' ? item : (item?.[fact.name as PlanProperty] ?? null)
}

function compares(rule: Comparison, fact: Found, now: Date): boolean {
  if (/^n(e|ot.*)$/.test(rule.operator)) {
    const positive = rule.operator === 'ne' ? 'eq' : rule.operator.replace(/^not(.)/, (_, first) => first.toLowerCase())
    return !compares({ ...rule, operator: positive as Comparison['operator'] }, fact, now)
  }
  if (Array.isArray(fact))
    return rule.value.kind === 'null' ? fact.length === 0 : fact.some((one) => compares(rule, one as string, now))
  if (rule.value.kind === 'null') return fact === null
  if (fact === null) return false
  if (typeof fact === 'boolean') return rule.value.kind === 'boolean' && fact === rule.value.boolean
  if (rule.value.kind === 'instant' || rule.value.kind === 'now') return comparesDate(rule, String(fact), now)
  return comparesText(rule, String(fact))
}

function comparesDate({ operator, value }: Comparison, fact: string, now: Date): boolean {
  const wanted = value.kind === 'instant' ? new Date(value.text) : new Date(now)
  if (value.kind === 'now' && value.shift) {
    const { direction, duration } = value.shift
    wanted.setUTCDate(wanted.getUTCDate() + (direction === 'plus' ? 1 : -1) * (duration.days + 7 * duration.weeks))
  }
  const [one, other] = [Date.parse(fact), wanted.getTime()]
  return operator === 'eq' ? one === other : operator === 'le' ? one <= other : one >= other
}

function comparesText({ operator, value }: Comparison, fact: string): boolean {
  const texts = value.kind === 'texts' ? value.texts : value.kind === 'text' ? [value] : []
  return texts.some(({ text }) => {
    if (operator === 'match') return new RegExp(text, 'i').test(fact)
    const [one, other] = [fact.toLowerCase(), text.toLowerCase()]
    if (operator === 'startsWith') return one.startsWith(other)
    if (operator === 'endsWith') return one.endsWith(other)
    return operator === 'contains' ? one.includes(other) : one === other
  })
}
