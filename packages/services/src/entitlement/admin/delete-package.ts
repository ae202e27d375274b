import { objectionsToPackageDeletion } from '@latchkey/core/entitlement/catalog'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { pageAddress } from '../../addresses.ts'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { closeWithin } from '../close-within.ts'
import { requestById } from '../requests.store.ts'
import { endPackageEdges, liveAssignments, openRequestIds, savePackage } from './packages.store.ts'

/** Which access package is deleted. */
export const DeletePackage = z.object({ accessPackageId: idOf('an access package') })

/** Deletes an access package that nobody has. Open requests for it are closed, and their requestors are told. */
export const deletePackage = operation('accessPackage.delete', DeletePackage, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  must(portal, 'accessPackage.delete', await factsOfCatalog(tx, found.catalogId))
  insist(objectionsToPackageDeletion, { assignments: await liveAssignments(tx, found.id) })
  const reason = 'The access package was deleted.'
  for (const requestId of await openRequestIds(tx, found.id)) {
    const request = await requestById(tx, requestId)
    const url = pageAddress(portal, 'my-access', `/requests/${requestId}`)
    const data = { packageName: found.displayName, reason, url }
    await closeWithin(portal, tx, request, 'cancel', reason, [
      { template: 'requestCanceled', to: request.requestorId, data },
    ])
  }
  await savePackage(tx, found, { deletedAt: portal.now() })
  await endPackageEdges(portal, tx, found.id)
  await record(portal, tx, [
    { activity: 'accessPackage.deleted', target: { type: 'accessPackage', id: found.id, name: found.displayName } },
  ])
})
