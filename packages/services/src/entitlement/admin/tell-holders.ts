import type { AccessPackageId } from '@latchkey/core/ids'
import type { Letter } from '@latchkey/mail/letters'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { assignmentsById } from '../assignments.store.ts'
import { holdersOfPackage } from '../grants.store.ts'

/** Writes one letter to everybody who has a package, where the terms have them told, a stretch of people at a time; returns how many have it. */
export async function tellHolders(
  portal: Portal,
  tx: Transaction,
  packageId: AccessPackageId,
  letter: Letter,
): Promise<number> {
  let count = 0
  for (let holders = await holdersOfPackage(tx, packageId); holders.length > 0; ) {
    const ids = holders.map(({ assignmentId }) => assignmentId)
    const told = (await assignmentsById(tx, ids)).filter(({ terms }) => terms.notifies)
    await record(
      portal,
      tx,
      [],
      told.map(({ targetId }) => ({ ...letter, to: targetId })),
    )
    count += holders.length
    holders = await holdersOfPackage(tx, packageId, ids.at(-1))
  }
  return count
}
