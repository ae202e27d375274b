import type { Transaction } from '@latchkey/schema/database'
import { pageAddress } from '../../addresses.ts'
import type { Portal } from '../../portal.ts'
import type { StoredPackage } from '../catalogs.store.ts'
import { closeWithin } from '../close-within.ts'
import { requestById } from '../requests.store.ts'
import { openRequestIds } from './packages.store.ts'

/** Closes every open request for a package that goes; the requestors are told why. Returns how many. */
export async function closeRequestsFor(
  portal: Portal,
  tx: Transaction,
  found: Pick<StoredPackage, 'id' | 'displayName'>,
  reason: string,
): Promise<number> {
  const ids = await openRequestIds(tx, found.id)
  for (const requestId of ids) {
    const request = await requestById(tx, requestId)
    const url = pageAddress(portal, 'my-access', `/requests/${requestId}`)
    const data = { packageName: found.displayName, reason, url }
    await closeWithin(portal, tx, request, 'cancel', reason, [
      { template: 'requestCanceled', to: request.requestorId, data },
    ])
  }
  return ids.length
}
