import { objectionsToPackageDeletion } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, type StoredPackage } from '../catalogs.store.ts'
import { liveHoldersCount } from '../grants.store.ts'
import { closeRequestsFor } from './close-requests-for.ts'
import { endPackageEdges, savePackage } from './packages.store.ts'

/** Which access package is deleted. */
export const DeletePackage = z.object({ accessPackageId: idOf('an access package') })

/** Deletes an access package that nobody has. Open requests for it are closed, and their requestors are told. */
export const deletePackage = operation('accessPackage.delete', DeletePackage, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  must(portal, 'accessPackage.delete', await factsOfCatalog(tx, found.catalogId))
  insist(objectionsToPackageDeletion, { assignments: await liveHoldersCount(tx, found.id) })
  await deleteWithin(portal, tx, found)
})

/** Deletes a package that nobody has, inside a transaction whose permission has been asked. */
export async function deleteWithin(portal: Portal, tx: Transaction, found: StoredPackage): Promise<void> {
  await closeRequestsFor(portal, tx, found, 'The access package was deleted.')
  await savePackage(tx, found, { deletedAt: portal.now() })
  await endPackageEdges(portal, tx, found.id)
  await record(portal, tx, [
    { activity: 'accessPackage.deleted', target: { type: 'accessPackage', id: found.id, name: found.displayName } },
  ])
}
