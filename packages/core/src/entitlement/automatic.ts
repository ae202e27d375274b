import type { Objection } from '../objection.ts'

/** Every reason not to change a policy in the form of those under which people request. */
export const objectionsToChangingByHand: readonly Objection<{ readonly membershipRule: string | null }>[] = [
  {
    code: 'policyAssignsByRule',
    kind: 'conflict',
    says: 'This policy assigns by its rule. Change it where the rule is.',
    when: ({ membershipRule }) => membershipRule !== null,
  },
]

const number = (value: number) => value.toLocaleString('en-US')

/** A rule that is about to assign a package. */
export interface RuleToKeep {
  /** How many people it takes. */
  readonly taken: number
  /** How many one policy may assign to. */
  readonly most: number
  /** How many of the custom extensions that it names are not in the catalog. */
  readonly unknown: number
}

/** Every reason not to let a rule assign a package. */
export const objectionsToRule: readonly Objection<RuleToKeep>[] = [
  {
    code: 'ruleCallsUnknown',
    kind: 'invalid',
    says: 'Some of the chosen custom extensions do not exist any more. Choose again.',
    when: ({ unknown }) => unknown > 0,
  },
  {
    code: 'ruleTakesTooMany',
    kind: 'invalid',
    field: 'membershipRule',
    says: ({ taken, most }) =>
      `This rule takes ${number(taken)} people. One policy assigns to ${number(most)} at most, so that nobody misses out unseen. Split it among several packages.`,
    when: ({ taken, most }) => taken > most,
  },
]
