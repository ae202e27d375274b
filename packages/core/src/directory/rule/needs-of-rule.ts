import type { Condition, Rule } from './rule.ts'

/** What a rule reads: a change of anything else cannot change its result. */
export interface RuleNeeds {
  /** The properties of the user, by the names that rules use; without memberOf and the manager, which stand below. */
  readonly properties: ReadonlySet<string>
  /** The groups whose members the rule takes, as written. */
  readonly groups: ReadonlySet<string>
  /** The manager whose reports the rule takes, as written. */
  readonly manager: string | null
  /** Whether the result can change by the passing of time alone. */
  readonly time: boolean
}

/** What has changed about a person. A change of manager names the one before and the one after. */
export interface PersonChange {
  readonly properties?: Iterable<string>
  readonly groups?: Iterable<string>
  readonly managers?: Iterable<string>
}

function collect(condition: Condition, properties: Set<string>): boolean {
  switch (condition.kind) {
    case 'comparison':
      if (condition.fact.of === 'user') properties.add(condition.fact.name)
      return condition.value.kind === 'now'
    case 'items':
      properties.add(condition.property)
      return false
    case 'not':
      return collect(condition.condition, properties)
    default:
      return condition.conditions.map((part) => collect(part, properties)).includes(true)
  }
}

/** What a rule reads, so that a change re-evaluates only the rules that it can concern. */
export function needsOfRule(rule: Rule): RuleNeeds {
  const properties = new Set<string>()
  const nothing = { properties, groups: new Set<string>(), manager: null, time: false }
  if (rule.kind === 'memberOf') return { ...nothing, groups: new Set(rule.groups.map(({ text }) => text)) }
  if (rule.kind === 'directReports') return { ...nothing, manager: rule.manager.text }
  const time = collect(rule, properties)
  return { ...nothing, time }
}

const meets = (needed: ReadonlySet<string>, changed: Iterable<string> = []): boolean => {
  const lower = new Set([...needed].map((name) => name.toLowerCase()))
  return [...changed].some((name) => lower.has(name.toLowerCase()))
}

/** Whether a change of a person can change what a rule says about them. */
export const concerns = (needs: RuleNeeds, change: PersonChange): boolean =>
  meets(needs.properties, change.properties) ||
  meets(needs.groups, change.groups) ||
  (needs.manager !== null && meets(new Set([needs.manager]), change.managers))
