import { type PlanProperty, type PropertyOf, typeOfProperty } from './properties.ts'

/** A service plan of a user, as rules see it. */
export type AssignedPlan = Readonly<Partial<Record<PlanProperty, string | null>>>

type Maybe<Names extends PropertyOf<'string' | 'boolean' | 'date'>, Type> = {
  readonly [Name in Names]?: Type | null | undefined
}

/**
 * What rules can know about a user, by the names that rules use. A property that is left out has no value, which is the same as null.
 * `employeeHireDate` is an ISO 8601 date or date-time, `memberOf` the ids of the groups that the user is a direct member of,
 * `extensions` the extension properties by their full names.
 */
export interface RulePerson
  extends Maybe<PropertyOf<'string'>, string>,
    Maybe<PropertyOf<'boolean'>, boolean>,
    Maybe<PropertyOf<'date'>, string> {
  readonly objectId: string
  readonly managerId?: string | null | undefined
  readonly otherMails?: readonly string[] | undefined
  readonly proxyAddresses?: readonly string[] | undefined
  readonly assignedPlans?: readonly AssignedPlan[] | undefined
  readonly memberOf?: readonly string[] | undefined
  readonly extensions?: Readonly<Record<string, string | null>> | undefined
}

/** What a rule depends on besides the person. */
export interface RuleContext {
  /** What system.now means. */
  readonly now: Date
}

/** What a person has for a property. */
export type Found = string | boolean | null | readonly string[] | readonly AssignedPlan[]

/** The value that a person has for a property of rules; null where there is none. */
export function foundIn(person: RulePerson, property: string): Found {
  const own = person as unknown as Readonly<Record<string, Found | undefined>>
  const type = typeOfProperty(property)
  const value = type === 'string' && property.startsWith('extension') ? person.extensions?.[property] : own[property]
  return value ?? (type === 'string' || type === 'boolean' || type === 'date' ? null : [])
}
