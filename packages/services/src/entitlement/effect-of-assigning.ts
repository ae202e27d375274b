import { createHash } from 'node:crypto'
import type { AccessPackageId, AssignmentId, UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import { differenceInDelivery } from './bring-in-line.ts'
import { heldGrants, packageRoles } from './grants.store.ts'
import { type AccessPreview, effectOfGrants } from './preview-access.ts'

/** Who would get a package, and which access to it would end. */
export interface AssigningWished {
  readonly accessPackageId: AccessPackageId
  readonly gaining: readonly UserId[]
  readonly losing: readonly AssignmentId[]
}

/**
 * What it would come to if these people got a package and this access to it ended: for roles and for licenses. It is for rehearsals, as
 * `effectOfGrants` is.
 */
export async function effectOfAssigning(
  portal: Portal,
  tx: Transaction,
  { accessPackageId, gaining, losing }: AssigningWished,
): Promise<AccessPreview> {
  const roles = await packageRoles(tx, accessPackageId)
  const taken = await inChunks(losing, async (ids) => ({ missing: [], surplus: await heldGrants(tx, ids) }))
  const given = await inChunks(gaining, async (userIds) => {
    const holders = userIds.map((userId) => ({ assignmentId: portal.newId(), userId }))
    const { missing } = await differenceInDelivery(tx, roles, holders, true)
    return { missing, surplus: [] }
  })
  return effectOfGrants(portal, tx, [...taken, ...given])
}

/** A short text that is the same for the same access and no other: what somebody confirms is what they were shown. Empty for none. */
export const sealOf = (losing: readonly AssignmentId[]): string =>
  losing.length === 0
    ? ''
    : createHash('sha256')
        .update([...losing].sort().join(' '))
        .digest('base64url')
