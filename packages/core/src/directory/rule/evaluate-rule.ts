import { fold } from './fold.ts'
import { shifted } from './instants.ts'
import { type ComparisonOperator, denied } from './operators.ts'
import type { AssignedPlan, RuleContext, RulePerson } from './person.ts'
import { type PlanProperty, type PropertyOf, typeOfProperty } from './properties.ts'
import type { Comparison, Condition, ItemTest, Rule, Value } from './rule.ts'
import { numberOf, RuleSubject } from './rule-subject.ts'
import { type TextTest, textTest } from './text-test.ts'

/** A condition, ready to be put to many subjects: users, or the items of a collection. */
export type Test<Subject> = (subject: Subject, context: RuleContext) => boolean

/** What a rule becomes: whether a subject belongs to the group. */
export type CompiledRule = Test<RuleSubject>

/** Turns comparisons and conditions on items into tests; and, or and not are the same for every kind of subject. */
type Leaf<Subject> = (leaf: Comparison | ItemTest) => Test<Subject>

/** Tests that are asked in turn until one gives the result that decides: no for -and, yes for -or. */
function joined<Subject>(tests: readonly Test<Subject>[], decides: boolean): Test<Subject> {
  const [one, other, ...more] = tests
  if (!one || !other) return one ?? (() => !decides)
  if (more.length > 0)
    return (subject, context) => {
      for (const test of tests) if (test(subject, context) === decides) return decides
      return !decides
    }
  return decides
    ? (subject, context) => one(subject, context) || other(subject, context)
    : (subject, context) => one(subject, context) && other(subject, context)
}

const denying =
  <Subject>(test: Test<Subject>): Test<Subject> =>
  (subject, context) =>
    !test(subject, context)

function compile<Subject>(condition: Condition, leaf: Leaf<Subject>): Test<Subject> {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return joined(
        condition.conditions.map((part) => compile(part, leaf)),
        condition.kind === 'or',
      )
    case 'not':
      return denying(compile(condition.condition, leaf))
    default:
      return leaf(condition)
  }
}

/** A collection is compared by its items: something is so where it is so for one of them, and its denial where it is so for none. */
function compileTexts(property: PropertyOf<'strings'>, { operator, value }: Comparison): CompiledRule {
  const positive = denied[operator] ?? operator
  const yes = positive === operator
  if (value.kind === 'null') return (subject) => (subject.texts(property).length === 0) === yes
  const test = textTest(positive, value)
  return (subject) => {
    for (const text of subject.texts(property)) if (test(text)) return yes
    return !yes
  }
}

function compileBoolean(property: PropertyOf<'boolean'>, { operator, value }: Comparison): CompiledRule {
  const wanted = value.kind === 'boolean' ? value.boolean : null
  return (subject) => ((subject.person[property] ?? null) === wanted) === (operator === 'eq')
}

/** The instant that a value means, in milliseconds. Between two changes of the clock it is computed once. */
function instantIn(value: Value): (context: RuleContext) => number | null {
  if (value.kind === 'instant') return () => value.at
  if (value.kind !== 'now') return () => null
  const { shift } = value
  if (!shift) return ({ now }) => now.getTime()
  let [before, moved] = [Number.NaN, Number.NaN]
  return ({ now }) => {
    const at = now.getTime()
    if (at !== before) [before, moved] = [at, shifted(at, shift.direction === 'plus' ? 1 : -1, shift.duration)]
    return moved
  }
}

const order: Partial<Record<ComparisonOperator, (hired: number | null, wanted: number | null) => boolean>> = {
  eq: (hired, wanted) => hired === wanted,
  ne: (hired, wanted) => hired !== wanted,
  le: (hired, wanted) => hired !== null && wanted !== null && hired <= wanted,
  ge: (hired, wanted) => hired !== null && wanted !== null && hired >= wanted,
}

function compileDate({ operator, value }: Comparison): CompiledRule {
  const wanted = instantIn(value)
  const compare = order[operator] ?? (() => false)
  return (subject, context) => compare(subject.hired(), wanted(context))
}

function compileUserComparison(comparison: Comparison): CompiledRule {
  const { name } = comparison.fact
  switch (typeOfProperty(name)) {
    case 'boolean':
      return compileBoolean(name as PropertyOf<'boolean'>, comparison)
    case 'date':
      return compileDate(comparison)
    case 'strings':
      return compileTexts(name as PropertyOf<'strings'>, comparison)
    default:
      return compileText(name, textTest(comparison.operator, comparison.value))
  }
}

function compileText(name: string, test: TextTest): CompiledRule {
  const number = numberOf(name)
  return number === undefined ? (subject) => test(subject.custom(name)) : (subject) => test(subject.text(number))
}

const itemTest = (leaf: Comparison | ItemTest): TextTest => {
  if (leaf.kind === 'items') throw new Error('Collections do not hold collections.')
  return textTest(leaf.operator, leaf.value)
}

/** Compiles a condition on one text of a collection, which is folded already. */
export const compileItem = (condition: Condition): Test<string> => compile(condition, itemTest)

/** Compiles a condition on one service plan, which is folded already. */
export const compilePlan = (condition: Condition): Test<AssignedPlan> =>
  compile(condition, (leaf) => {
    const test = itemTest(leaf)
    const name = leaf.kind === 'comparison' ? (leaf.fact.name as PlanProperty) : 'service'
    return (plan) => test(plan[name] ?? null)
  })

function ofItems<Item>(
  items: (subject: RuleSubject) => readonly Item[],
  test: Test<Item>,
  { quantifier }: ItemTest,
): CompiledRule {
  const looked = quantifier === 'any'
  return (subject, context) => {
    for (const item of items(subject)) if (test(item, context) === looked) return looked
    return !looked
  }
}

/**
 * Compiles a condition on the items of a collection. -all holds for an empty collection: Microsoft selects the users without any
 * plan by `user.assignedPlans -all (assignedPlan.servicePlanId -eq null)`.
 */
function compileItems(test: ItemTest): CompiledRule {
  const { property, condition } = test
  if (property === 'assignedPlans') return ofItems((subject) => subject.plans(), compilePlan(condition), test)
  return ofItems((subject) => subject.texts(property), compileItem(condition), test)
}

/** Compiles a condition on users. */
export const compileCondition = (condition: Condition): CompiledRule =>
  compile(condition, (leaf) => (leaf.kind === 'items' ? compileItems(leaf) : compileUserComparison(leaf)))

/**
 * Compiles a rule once into a test of many people; the test allocates nothing. A property without a value is null: it equals null
 * and nothing else, and -ne, -notContains, -notIn and the like hold for it. A collection is compared by its items: -contains holds
 * where one item does, -notContains where none does, -eq null where it is empty.
 */
export function compileRule(rule: Rule): CompiledRule {
  if (rule.kind === 'memberOf') {
    const wanted = new Set(rule.groups.map(({ text }) => fold(text)))
    return (subject) => {
      for (const id of subject.groups()) if (wanted.has(id)) return true
      return false
    }
  }
  if (rule.kind === 'directReports') {
    const wanted = fold(rule.manager.text)
    return (subject) => subject.manager() === wanted
  }
  return compileCondition(rule)
}

/** Whether one person satisfies one rule. For many people or many rules, compile the rules and make subjects instead. */
export const satisfies = (rule: Rule, person: RulePerson, context: RuleContext): boolean =>
  compileRule(rule)(new RuleSubject(person), context)
