import { createHash } from 'node:crypto'
import type { AccessPackageId, AssignmentId, UserId } from '@latchkey/core/ids'
import { chunkSize } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { differenceInDelivery } from './bring-in-line.ts'
import { heldGrants, packageRoles } from './grants.store.ts'
import { effectOfGrants, type GrantChange, type GrantsEffect } from './preview-access.ts'

/** Who would get a package, and which access to it would end. */
export interface AssigningWished {
  readonly accessPackageId: AccessPackageId
  readonly gaining: readonly UserId[]
  readonly losing: readonly AssignmentId[]
}

/** What it would come to if these people got a package and this access to it ended: for roles and for licenses. Reads only. */
export const effectOfAssigning = (portal: Portal, wished: AssigningWished): Promise<GrantsEffect> =>
  effectOfGrants(portal, changesOf(portal, wished))

async function* changesOf(
  portal: Portal,
  { accessPackageId, gaining, losing }: AssigningWished,
): AsyncGenerator<GrantChange> {
  const db = portal.db.read
  for (const ids of chunksOf(losing)) {
    yield { missing: [], surplus: await heldGrants(db, ids) }
    await turn()
  }
  const roles = gaining.length === 0 ? [] : await packageRoles(db, accessPackageId)
  for (const userIds of chunksOf(gaining)) {
    const holders = userIds.map((userId) => ({ assignmentId: portal.newId(), userId }))
    const { missing } = await differenceInDelivery(db, roles, holders, true)
    yield { missing, surplus: [] }
    await turn()
  }
}

/** A list in pieces. */
const chunksOf = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, nth) =>
    rows.slice(nth * chunkSize, (nth + 1) * chunkSize),
  )

/** A short text that is the same for the same access and no other: what somebody confirms is what they were shown. Empty for none. */
export const sealOf = (losing: readonly AssignmentId[]): string =>
  losing.length === 0
    ? ''
    : createHash('sha256')
        .update([...losing].sort().join(' '))
        .digest('base64url')
