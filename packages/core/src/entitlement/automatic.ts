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

/** Every reason not to let a rule assign a package. */
export const objectionsToRule: readonly Objection<{ readonly taken: number; readonly most: number }>[] = [
  {
    code: 'ruleTakesTooMany',
    kind: 'invalid',
    field: 'membershipRule',
    says: ({ taken, most }) =>
      `This rule takes ${number(taken)} people. One policy assigns to ${number(most)} at most, so that nobody misses out unseen. Split it among several packages.`,
    when: ({ taken, most }) => taken > most,
  },
]
