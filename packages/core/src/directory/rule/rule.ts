import type { RuleDuration } from './instants.ts'
import type { ComparisonOperator, Quantifier } from './operators.ts'
import type { PropertyOf } from './properties.ts'

/** Where something stands in the text of a rule: from `start` up to, but not including, `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A text, in quotes or a bare number. */
export interface TextValue {
  readonly kind: 'text'
  readonly text: string
  readonly span: Span
}

/** What a property is compared with. An instant is in milliseconds; `now` is the moment of the evaluation, moved by `shift`. */
export type Value =
  | TextValue
  | { readonly kind: 'texts'; readonly texts: readonly TextValue[]; readonly span: Span }
  | { readonly kind: 'boolean'; readonly boolean: boolean; readonly span: Span }
  | { readonly kind: 'null'; readonly span: Span }
  | { readonly kind: 'instant'; readonly text: string; readonly at: number; readonly span: Span }
  | { readonly kind: 'now'; readonly shift: Shift | null; readonly span: Span }

/** A way from the moment of the evaluation, forwards or backwards. */
export interface Shift {
  readonly direction: 'plus' | 'minus'
  readonly duration: RuleDuration
}

/**
 * What is compared: a property of the user (`user.city`), the item of a collection itself (`_`, with an empty name), or a property
 * of a service plan (`assignedPlan.service`).
 */
export interface Fact {
  readonly of: 'user' | 'item' | 'plan'
  readonly name: string
  readonly span: Span
}

/** One comparison: fact, operator, value. */
export interface Comparison {
  readonly kind: 'comparison'
  readonly fact: Fact
  readonly operator: ComparisonOperator
  readonly value: Value
  readonly span: Span
}

/** Expressions joined by the same word. Parentheses are not kept: a junction inside a junction had them. */
export interface Junction {
  readonly kind: 'and' | 'or'
  readonly conditions: readonly Condition[]
  readonly span: Span
}

/** An expression that must not hold. */
export interface Negation {
  readonly kind: 'not'
  readonly condition: Condition
  readonly span: Span
}

/** A condition on the items of a collection. */
export interface ItemTest {
  readonly kind: 'items'
  readonly property: PropertyOf<'strings' | 'plans'>
  readonly quantifier: Quantifier
  readonly condition: Condition
  readonly span: Span
}

/** What can be combined freely. */
export type Condition = Comparison | Junction | Negation | ItemTest

/** The direct members of some groups; always a whole rule (Microsoft Entra: groups-dynamic-rule-member-of). */
export interface MemberOf {
  readonly kind: 'memberOf'
  readonly groups: readonly TextValue[]
  readonly span: Span
}

/** The people who report to a manager, one level; always a whole rule. */
export interface DirectReports {
  readonly kind: 'directReports'
  readonly manager: TextValue
  readonly span: Span
}

/** A membership rule, read. It is plain data. */
export type Rule = Condition | MemberOf | DirectReports
