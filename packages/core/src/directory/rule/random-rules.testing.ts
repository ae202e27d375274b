import fc from 'fast-check'
import { operatorsOf, planProperties, properties } from './properties.ts'
import { instant, meetingText } from './random-people.testing.ts'
import type { Comparison, Condition, Fact, ItemTest, Rule, TextValue, Value } from './rule.ts'

const span = { start: 0, end: 0 }
const text = (value: string): TextValue => ({ kind: 'text', text: value, span })

/** Whatever makes quoting hard. */
const words = [
  'Sales',
  'sales',
  'SALES east',
  'Sa',
  'es',
  'Müller',
  '',
  'null',
  'true',
  "it's",
  "''",
  '"',
  '\\"',
  'C:\\',
  '`"',
  '-and (',
]
const anyText = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 8 }))
const patterns = fc.constantFrom(
  '^sa',
  'les$',
  '.*e',
  's|x',
  '^(sales|x)$',
  '[m-z]+',
  'a{1,2}l',
  '^$',
  '\\bsales\\b',
  's\\w+ e',
)

const shift = fc.record({
  direction: fc.constantFrom('plus' as const, 'minus' as const),
  duration: fc.record({
    years: fc.constant(0),
    months: fc.constant(0),
    weeks: fc.nat(9),
    days: fc.nat(400),
    hours: fc.constant(0),
    minutes: fc.constant(0),
    seconds: fc.constant(0),
  }),
})
const dateValue: fc.Arbitrary<Value> = fc.oneof(
  instant.map((written) => ({ kind: 'instant' as const, text: written, at: Date.parse(written), span })),
  fc.option(shift).map((by) => ({ kind: 'now' as const, shift: by, span })),
)

function valueFor(type: string, operator: Comparison['operator'], texts: fc.Arbitrary<string>): fc.Arbitrary<Value> {
  const nothing: Value = { kind: 'null', span }
  const one: fc.Arbitrary<Value> =
    type === 'date'
      ? dateValue
      : type === 'boolean'
        ? fc.boolean().map((boolean) => ({ kind: 'boolean', boolean, span }))
        : texts.map(text)
  if (operator === 'in' || operator === 'notIn')
    return fc.array(texts.map(text), { minLength: 1, maxLength: 4 }).map((all) => ({ kind: 'texts', texts: all, span }))
  if (operator === 'match' || operator === 'notMatch') return patterns.map(text)
  return operator === 'eq' || operator === 'ne'
    ? fc.oneof({ weight: 1, arbitrary: fc.constant(nothing) }, { weight: 4, arbitrary: one })
    : one
}

const comparison = (
  fact: Fact,
  type: keyof typeof operatorsOf,
  texts: fc.Arbitrary<string>,
): fc.Arbitrary<Comparison> => {
  const operators = operatorsOf[type].filter((operator) => operator !== 'any' && operator !== 'all')
  return fc
    .constantFrom(...operators)
    .chain((operator) =>
      valueFor(type, operator, texts).map((value) => ({ kind: 'comparison', fact, operator, value, span })),
    )
}

const simple = Object.entries(properties).filter(([, type]) => type !== 'plans' && type !== 'groups')
const userFacts = [
  ...simple,
  ['extensionAttribute7', 'string'],
  ['extension_c272a57b722d4eb29bfe327874ae79cb_A', 'string'],
] as [string, keyof typeof operatorsOf][]

const userComparison = (texts: fc.Arbitrary<string>, names: readonly string[]) =>
  fc
    .constantFrom(...userFacts.filter(([name]) => names.length === 0 || names.includes(name)))
    .chain(([name, type]) => comparison({ of: 'user', name, span }, type, texts))

/** Conditions of a few levels, made of these leaves. */
const combined = (leaf: fc.Arbitrary<Condition>, depth: number): fc.Arbitrary<Condition> =>
  depth === 0
    ? leaf
    : fc.oneof(
        { weight: 3, arbitrary: leaf },
        {
          weight: 1,
          arbitrary: combined(leaf, depth - 1).map((condition) => ({ kind: 'not' as const, condition, span })),
        },
        {
          weight: 2,
          arbitrary: fc.record({
            kind: fc.constantFrom('and' as const, 'or' as const),
            conditions: fc.array(combined(leaf, depth - 1), { minLength: 2, maxLength: 3 }),
            span: fc.constant(span),
          }),
        },
      )

const itemTest = (texts: fc.Arbitrary<string>): fc.Arbitrary<ItemTest> =>
  fc.constantFrom('otherMails' as const, 'proxyAddresses' as const, 'assignedPlans' as const).chain((property) => {
    const leaf =
      property === 'assignedPlans'
        ? fc.constantFrom(...planProperties).chain((name) => comparison({ of: 'plan', name, span }, 'string', texts))
        : comparison({ of: 'item', name: '', span }, 'string', texts)
    return fc
      .tuple(fc.constantFrom('any' as const, 'all' as const), combined(leaf, 1))
      .map(([quantifier, condition]) => ({ kind: 'items' as const, property, quantifier, condition, span }))
  })

const rules = (texts: fc.Arbitrary<string>, names: readonly string[]): fc.Arbitrary<Rule> =>
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc
        .array(texts.filter((id) => id.trim() !== '').map(text), { minLength: 1, maxLength: 3 })
        .map((groups) => ({ kind: 'memberOf' as const, groups, span })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('sales', 'x')
        .map((id) => ({ kind: 'directReports' as const, manager: text(id), span })),
    },
    {
      weight: 8,
      arbitrary: combined(
        fc.oneof({ weight: 3, arbitrary: userComparison(texts, names) }, { weight: 1, arbitrary: itemTest(texts) }),
        3,
      ),
    },
  )

/** Rules of every form, with texts that are hard to write. */
export const anyRule = rules(anyText, [])

/** The properties that `anyPerson` may have. */
export const meetingNames = [
  'department',
  'city',
  'mail',
  'accountEnabled',
  'dirSyncEnabled',
  'employeeHireDate',
  'otherMails',
  'extensionAttribute7',
]

/** Rules about what people of `anyPerson` have, so that about as many hold as do not. */
export const meetingRule = rules(meetingText, meetingNames)

/** Comparisons of users' properties. */
export const anyUserComparison = userComparison(anyText, [])
