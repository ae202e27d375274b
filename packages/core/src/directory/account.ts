import type { Actor } from '../authorization/actor.ts'
import type { Objection } from '../objection.ts'
import type { AccountChange } from './user.ts'

/** Who changes an account, as far as `objectionsToAccountChange` needs to know them. */
export const changerOf = (actor: Actor): AccountChange['by'] =>
  actor.kind === 'user'
    ? { id: actor.id, roles: actor.roles, system: false }
    : { id: null, roles: [], system: actor.kind === 'system' }

/** Names of an account that have to be its own. */
export interface AccountNames {
  readonly principalNameTaken: boolean
  readonly employeeIdTaken: boolean
}

/** Every reason not to give an account these names. */
export const objectionsToAccountNames: readonly Objection<AccountNames>[] = [
  {
    code: 'principalNameTaken',
    kind: 'invalid',
    field: 'userPrincipalName',
    says: 'Somebody else signs in with this name. Choose another one.',
    when: ({ principalNameTaken }) => principalNameTaken,
  },
  {
    code: 'employeeIdTaken',
    kind: 'invalid',
    field: 'employeeId',
    says: 'Somebody else has this employee id.',
    when: ({ employeeIdTaken }) => employeeIdTaken,
  },
]

/** An account that is about to be switched on or off. */
export interface AccountSwitch {
  readonly enabled: boolean
  readonly wanted: boolean
}

/** Every reason why there is nothing to switch. */
export const objectionsToAccountSwitch: readonly Objection<AccountSwitch>[] = [
  {
    code: 'alreadyDisabled',
    kind: 'conflict',
    says: 'This account is disabled already.',
    when: ({ enabled, wanted }) => !enabled && !wanted,
  },
  {
    code: 'alreadyEnabled',
    kind: 'conflict',
    says: 'This account is enabled already.',
    when: ({ enabled, wanted }) => enabled && wanted,
  },
]
