/** The comparisons of a membership rule, spelled as Microsoft Entra spells them, without the hyphen. */
export const comparisonOperators = [
  'eq',
  'ne',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'contains',
  'notContains',
  'match',
  'notMatch',
  'in',
  'notIn',
  'le',
  'ge',
] as const

/** A comparison of a property with a value. */
export type ComparisonOperator = (typeof comparisonOperators)[number]

/** The operators that put a condition to the items of a collection. */
export const quantifiers = ['any', 'all'] as const

/** Whether one item of a collection must satisfy a condition, or every one of them. */
export type Quantifier = (typeof quantifiers)[number]

/** Every operator that may follow a property. */
export type RuleOperator = ComparisonOperator | Quantifier

/** The words that join or deny expressions. */
export const connectives = ['and', 'or', 'not'] as const

/** A word that joins or denies expressions. */
export type Connective = (typeof connectives)[number]

/** What each negative comparison denies: it holds exactly where the other one does not, also for a property without a value. */
export const denied: Partial<Record<ComparisonOperator, ComparisonOperator>> = {
  ne: 'eq',
  notStartsWith: 'startsWith',
  notEndsWith: 'endsWith',
  notContains: 'contains',
  notMatch: 'match',
  notIn: 'in',
}

/** How the operators are called in the rule builder. */
export const operatorTitles: Record<RuleOperator, string> = {
  eq: 'Equals',
  ne: 'Does not equal',
  startsWith: 'Starts with',
  notStartsWith: 'Does not start with',
  endsWith: 'Ends with',
  notEndsWith: 'Does not end with',
  contains: 'Contains',
  notContains: 'Does not contain',
  match: 'Matches the pattern',
  notMatch: 'Does not match the pattern',
  in: 'Is one of',
  notIn: 'Is none of',
  le: 'Is on or before',
  ge: 'Is on or after',
  any: 'Has an item with',
  all: 'Has only items with',
}

const operators: readonly RuleOperator[] = [...comparisonOperators, ...quantifiers]
const byLowerCase: ReadonlyMap<string, RuleOperator> = new Map(operators.map((name) => [name.toLowerCase(), name]))

/** The operator that a word means, in whatever case and without its hyphen. */
export const operatorOf = (word: string): RuleOperator | undefined => byLowerCase.get(word.toLowerCase())

/** What people write who come from other languages, in lower case. */
export const operatorsElsewhere: ReadonlyMap<string, RuleOperator> = new Map([
  ['is', 'eq'],
  ['equals', 'eq'],
  ['gt', 'ge'],
  ['lt', 'le'],
  ['like', 'contains'],
  ['notlike', 'notContains'],
])

/** Whether an operator puts a condition to the items of a collection. */
export const isQuantifier = (operator: RuleOperator): operator is Quantifier => operator === 'any' || operator === 'all'

/** The connective that a word means, in whatever case and without its hyphen. */
export const connectiveOf = (word: string): Connective | undefined =>
  connectives.find((name) => name === word.toLowerCase())
