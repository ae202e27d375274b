import { may, refusalFor } from '@latchkey/core/authorization/may'
import type { AccessPackageId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../../portal.ts'
import { rehearsing } from '../../rehearse.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { heldGrants, holdersOfPackage } from '../grants.store.ts'
import { type AccessPreview, effectOfGrants, type GrantChange } from '../preview-access.ts'

/** What everybody who has a package would lose with it if it were gone now, and what follows for licenses. Changes nothing. */
export async function previewRetirement(portal: Portal, accessPackageId: AccessPackageId): Promise<AccessPreview> {
  return rehearsing(portal, async (tx) => {
    const found = await packageById(tx, accessPackageId)
    if (!may(portal.actor, 'accessPackage.retire', await factsOfCatalog(tx, found.catalogId)))
      throw refusalFor(portal.actor, 'accessPackage.retire')
    return effectOfGrants(portal, tx, everythingOf(tx, found.id))
  })
}

async function* everythingOf(tx: Transaction, packageId: AccessPackageId): AsyncGenerator<GrantChange> {
  for (let holders = await holdersOfPackage(tx, packageId); holders.length > 0; ) {
    const ids = holders.map(({ assignmentId }) => assignmentId)
    yield { missing: [], surplus: await heldGrants(tx, ids) }
    holders = await holdersOfPackage(tx, packageId, ids.at(-1))
  }
}
