import type { AccessPackageId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { peopleChanged } from '../directory/people-changed.ts'
import type { Portal } from '../portal.ts'
import { bringInLine, peopleIn } from './bring-in-line.ts'
import { holdersOfPackage, packageRoles } from './grants.store.ts'

/**
 * Delivers a change of what a package gives to everybody who has it, a stretch of a thousand people at a time, in the transaction of the
 * change; returns how many have it.
 */
export async function deliverToAll(portal: Portal, tx: Transaction, packageId: AccessPackageId): Promise<number> {
  const roles = await packageRoles(tx, packageId)
  let count = 0
  for (let holders = await holdersOfPackage(tx, packageId); holders.length > 0; ) {
    const people = peopleIn(await bringInLine(portal, tx, roles, holders))
    if (people.length > 0) await peopleChanged(portal, tx, people)
    count += holders.length
    holders = await holdersOfPackage(tx, packageId, holders.at(-1)?.assignmentId)
  }
  return count
}
