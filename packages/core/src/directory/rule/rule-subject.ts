import { fold } from './fold.ts'
import { instantOf } from './instants.ts'
import type { AssignedPlan, RulePerson } from './person.ts'
import { extensionAttributes, type PropertyOf, properties } from './properties.ts'

/** The texts that every subject has room for, by their number: those of the user, and behind them the extension attributes. */
const ownTexts = Object.entries(properties).flatMap(([name, type]) =>
  type === 'string' ? [name as PropertyOf<'string'>] : [],
)
const numbered: readonly string[] = [...ownTexts, ...extensionAttributes]
const numbers: ReadonlyMap<string, number> = new Map(numbered.map((name, at) => [name, at]))

/** The number of a text property of a subject, or undefined for an extension of the organization's own. */
export const numberOf = (property: string): number | undefined => numbers.get(property)

const foldMaybe = (text: string | null | undefined): string | null => (text == null ? null : fold(text))

const foldPlan = (plan: AssignedPlan): AssignedPlan => ({
  servicePlanId: foldMaybe(plan.servicePlanId),
  capabilityStatus: foldMaybe(plan.capabilityStatus),
  service: foldMaybe(plan.service),
})

/**
 * A person as rules read one: texts are folded at the first rule that asks for them and kept for the next one. Make one for each
 * person, put all rules to it, and drop it.
 */
export class RuleSubject {
  readonly person: RulePerson
  readonly #texts: (string | null | undefined)[]
  #custom: Map<string, string | null> | undefined
  #hired: number | null | undefined
  #otherMails: readonly string[] | undefined
  #proxyAddresses: readonly string[] | undefined
  #plans: readonly AssignedPlan[] | undefined
  #groups: readonly string[] | undefined
  #manager: string | null | undefined

  constructor(person: RulePerson) {
    this.person = person
    this.#texts = new Array(numbered.length)
  }

  /** The folded text with this number. */
  text(number: number): string | null {
    const known = this.#texts[number]
    if (known !== undefined) return known
    const own = ownTexts[number]
    const folded = foldMaybe(own ? this.person[own] : this.person.extensions?.[numbered[number] ?? ''])
    this.#texts[number] = folded
    return folded
  }

  /** The folded text of an extension of the organization's own. */
  custom(name: string): string | null {
    this.#custom ??= new Map()
    const known = this.#custom.get(name)
    if (known !== undefined) return known
    const folded = foldMaybe(this.person.extensions?.[name])
    this.#custom.set(name, folded)
    return folded
  }

  /** The instant of employeeHireDate in milliseconds, or null; a text that is no date counts as no value. */
  hired(): number | null {
    if (this.#hired === undefined) this.#hired = instantOf(this.person.employeeHireDate ?? '')
    return this.#hired
  }

  /** The folded texts of a collection. */
  texts(property: PropertyOf<'strings'>): readonly string[] {
    if (property === 'otherMails') {
      this.#otherMails ??= (this.person.otherMails ?? []).map(fold)
      return this.#otherMails
    }
    this.#proxyAddresses ??= (this.person.proxyAddresses ?? []).map(fold)
    return this.#proxyAddresses
  }

  /** The service plans, folded. */
  plans(): readonly AssignedPlan[] {
    this.#plans ??= (this.person.assignedPlans ?? []).map(foldPlan)
    return this.#plans
  }

  /** The folded ids of the groups. */
  groups(): readonly string[] {
    this.#groups ??= (this.person.memberOf ?? []).map(fold)
    return this.#groups
  }

  /** The folded id of the manager. */
  manager(): string | null {
    if (this.#manager === undefined) this.#manager = foldMaybe(this.person.managerId)
    return this.#manager
  }
}
