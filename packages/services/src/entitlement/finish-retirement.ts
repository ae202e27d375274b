import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { deleteWithin } from './admin/delete-package.ts'
import { planRemovals } from './admin/removals.store.ts'
import { packageById } from './catalogs.store.ts'
import { liveHoldersCount } from './grants.store.ts'

/** Which retired package has come to its day. */
export const FinishRetirement = z.object({ accessPackageId: idOf('an access package') })

/**
 * Deletes a retired package once its last assignment has ended. Where somebody still has it, because they got it in the very moment of the
 * retirement, their access is to end too. Says whether the package was deleted.
 */
export const finishRetirement = operation('accessPackage.delete', FinishRetirement, async (portal, tx, input) => {
  must(portal, 'accessPackage.delete')
  const found = await packageById(tx, input.accessPackageId)
  if (!reached(found.retiresAt, portal.now())) return false
  if ((await liveHoldersCount(tx, found.id)) > 0) {
    await planRemovals(tx, found.id, portal.now())
    return false
  }
  await deleteWithin(portal, tx, found)
  return true
})
