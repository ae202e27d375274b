import type { AccessPackageId } from '@latchkey/core/ids'
import type { DeliveryUnderWay } from '../../installation/settings.store.ts'
import type { Portal } from '../../portal.ts'
import { deliveryUnderWay } from '../deliver-to-all.ts'
import { administered } from './administered.ts'

/** How far a change of what a package gives has come; null where none goes on by itself. Refuses with notFound. */
export async function changeUnderWay(portal: Portal, packageId: AccessPackageId): Promise<DeliveryUnderWay | null> {
  await administered(portal, packageId)
  return deliveryUnderWay(portal.db.read, packageId)
}
