import { compileCondition, compileItem, compilePlan, compileRule } from './evaluate-rule.ts'
import { shifted } from './instants.ts'
import { type AssignedPlan, type Found, foundIn, type RuleContext, type RulePerson } from './person.ts'
import { printRule } from './print-rule.ts'
import type { PlanProperty } from './properties.ts'
import type { Condition, Fact, ItemTest, Rule, Span, Value } from './rule.ts'
import { RuleSubject } from './rule-subject.ts'

/**
 * One expression of a rule with its result for one person. `found` is what the person has there, `now` the ISO instant that
 * system.now came to; `parts` are the expressions that it is made of, or the same condition for every item of a collection.
 */
export interface Explained {
  readonly text: string
  readonly span: Span
  readonly result: boolean
  readonly found?: Found
  readonly now?: string
  readonly parts: readonly Explained[]
}

/** Who an expression is about: how it is decided there, and what is found. */
interface About {
  readonly decide: (condition: Condition) => boolean
  readonly find: (fact: Fact) => Found
  readonly now: Date
}

const momentOf = (value: Value, now: Date): { readonly now?: string } => {
  if (value.kind !== 'now') return {}
  const { shift } = value
  const at = shift ? shifted(now.getTime(), shift.direction === 'plus' ? 1 : -1, shift.duration) : now.getTime()
  return { now: new Date(at).toISOString() }
}

function aboutItem(item: string | AssignedPlan, now: Date): About {
  const subject = new RuleSubject({
    objectId: '',
    ...(typeof item === 'string' ? { otherMails: [item] } : { assignedPlans: [item] }),
  })
  return {
    now,
    decide: (condition) => {
      const [text] = subject.texts('otherMails')
      const [plan] = subject.plans()
      return text === undefined
        ? plan !== undefined && compilePlan(condition)(plan, { now })
        : compileItem(condition)(text, { now })
    },
    find: ({ name }) => (typeof item === 'string' ? item : (item[name as PlanProperty] ?? null)),
  }
}

function explainItems(test: ItemTest, about: About): Pick<Explained, 'found' | 'parts'> {
  const found = about.find({ of: 'user', name: test.property, span: test.span })
  const items = (Array.isArray(found) ? found : []) as readonly (string | AssignedPlan)[]
  return { found, parts: items.map((item) => explain(test.condition, aboutItem(item, about.now))) }
}

function explain(condition: Condition, about: About): Explained {
  const { span } = condition
  const own = { text: printRule(condition), span, result: about.decide(condition) }
  switch (condition.kind) {
    case 'comparison':
      return { ...own, found: about.find(condition.fact), ...momentOf(condition.value, about.now), parts: [] }
    case 'items':
      return { ...own, ...explainItems(condition, about) }
    case 'not':
      return { ...own, parts: [explain(condition.condition, about)] }
    default:
      return { ...own, parts: condition.conditions.map((part) => explain(part, about)) }
  }
}

/**
 * Why a rule does or does not take a person: every expression with its result, decided by the evaluator itself. Expressions are told
 * in their canonical form; all of them are evaluated, also those that and and or need not look at.
 */
export function explainRule(rule: Rule, person: RulePerson, context: RuleContext): Explained {
  const subject = new RuleSubject(person)
  if (rule.kind === 'memberOf' || rule.kind === 'directReports') {
    const found = rule.kind === 'memberOf' ? (person.memberOf ?? []) : (person.managerId ?? null)
    return { text: printRule(rule), span: rule.span, result: compileRule(rule)(subject, context), found, parts: [] }
  }
  return explain(rule, {
    now: context.now,
    decide: (condition) => compileCondition(condition)(subject, context),
    find: ({ name }) => foundIn(person, name),
  })
}
