import { stateOfDelivery } from '@latchkey/core/entitlement/delivery'
import type { UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insistAdministratorLeftIn } from '../directory/insist-role-group.ts'
import type { Portal } from '../portal.ts'
import { saveDelivery } from './assignments.store.ts'
import { endFailures, failuresOf, keepFailures, keyOf, type StoredFailure } from './failures.store.ts'
import {
  beginGrants,
  edgeOf,
  endGrants,
  type Grant,
  groupsLeft,
  guestsAmong,
  type HeldGrant,
  type Holder,
  heldGrants,
  type PackageRole,
  rolesFor,
} from './grants.store.ts'

/** What differs between what a package gives and what assignments of it have given. */
export interface DeliveryDifference {
  readonly missing: readonly Grant[]
  readonly surplus: readonly HeldGrant[]
  readonly failed: readonly { readonly holder: Holder; readonly role: PackageRole }[]
  /** Failures from before that are none any more. */
  readonly mended: readonly StoredFailure[]
  readonly failuresBefore: readonly StoredFailure[]
}

/** Those whose membership of a group a difference changes, each once. */
export const peopleIn = ({ missing, surplus }: Pick<DeliveryDifference, 'missing' | 'surplus'>): readonly UserId[] => [
  ...new Set([...missing, ...surplus].filter(({ edge }) => edge === 'member').map(({ userId }) => userId)),
]

/** What is missing of these assignments and what is too much, where their package gives these roles. Reads only. */
export async function differenceInDelivery(
  db: Queries,
  roles: readonly PackageRole[],
  holders: readonly Holder[],
  fresh = false,
): Promise<DeliveryDifference> {
  const ids = holders.map(({ assignmentId }) => assignmentId)
  // Of an assignment that begins in this transaction nothing can have been given.
  const held = fresh ? [] : await heldGrants(db, ids)
  const failuresBefore = fresh ? [] : await failuresOf(db, ids)
  const people = holders.map(({ userId }) => userId)
  return differenceBetween(roles, holders, held, failuresBefore, await guestsAmong(db, roles, people))
}

/** What differs between what a package gives and what assignments of it hold. Pure. */
export function differenceBetween(
  roles: readonly PackageRole[],
  holders: readonly Holder[],
  held: readonly HeldGrant[],
  failuresBefore: readonly StoredFailure[],
  guests: ReadonlySet<UserId>,
): DeliveryDifference {
  const present = new Set(held.map(keyOf))
  const missing: Grant[] = []
  const failed: { holder: Holder; role: PackageRole }[] = []
  for (const holder of holders)
    for (const role of rolesFor(roles, guests.has(holder.userId))) {
      const { kind, originId, roleId } = role
      if (present.has(keyOf({ assignmentId: holder.assignmentId, kind, originId, roleId }))) continue
      if (role.obstacle === null) missing.push({ kind, originId, roleId, edge: edgeOf(role), ...holder })
      else failed.push({ holder, role })
    }
  const wanted = new Set(roles.map(({ kind, originId, roleId }) => `${kind} ${originId} ${roleId}`))
  const surplus = held.filter(({ kind, originId, roleId }) => !wanted.has(`${kind} ${originId} ${roleId}`))
  const stillFailing = new Set(failed.map(({ holder, role }) => keyOf({ assignmentId: holder.assignmentId, ...role })))
  const mended = failuresBefore.filter((row) => !stillFailing.has(keyOf(row)))
  return { missing, surplus, failed, mended, failuresBefore }
}

/**
 * Gives assignments of a package what it gives and they lack, takes what it does not give any more, and keeps the state of their
 * delivery. Delivering, retrying, mending by hand, and a change of the package all come here. What follows for licenses and rules
 * is the caller's to bring about, with `peopleChanged` for those whom `peopleIn` names.
 */
export async function bringInLine(
  portal: Portal,
  tx: Transaction,
  roles: readonly PackageRole[],
  holders: readonly Holder[],
  fresh = false,
): Promise<DeliveryDifference> {
  const difference = await differenceInDelivery(tx, roles, holders, fresh)
  await beginGrants(portal, tx, difference.missing)
  await endGrants(portal, tx, difference.surplus)
  await insistAdministratorLeftIn(tx, groupsLeft(difference.surplus))
  await keepFailures(portal, tx, difference.failuresBefore, difference.failed)
  await endFailures(portal, tx, difference.mended)
  if (!fresh) await saveDelivery(tx, holders, difference.failed, (failed) => stateOfDelivery(roles.length, failed))
  return difference
}
