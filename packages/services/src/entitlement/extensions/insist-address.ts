import { objectionsToExtensionAddress } from '@latchkey/core/entitlement/custom-extension'
import { insist } from '@latchkey/core/objection'
import type { Portal } from '../../portal.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'
import { leadsToPrivate } from './reach.ts'

/** Refuses an address that calls cannot go to. Asks the network, so it is called outside of any transaction; each call asks again. */
export async function insistAddress(portal: Portal, url: string): Promise<void> {
  const { privateCallouts } = await entitlementSettings(portal.db.read)
  insist(objectionsToExtensionAddress, { url, privateCallouts, isPrivate: false })
  if (privateCallouts) return
  insist(objectionsToExtensionAddress, { url, privateCallouts, isPrivate: await leadsToPrivate(url) })
}
