import type { EntitlementSettings } from '@latchkey/core/entitlement/entitlement-settings'
import { type WhyNot, whyNot } from '../../overview/why-not.ts'
import type { Portal } from '../../portal.ts'
import { mustRead } from '../../visible.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'

/** The settings of entitlement management, and why the one who looks cannot change them; null where they can. */
export interface EntitlementSettingsShown {
  readonly settings: EntitlementSettings
  readonly whyNotUpdate: WhyNot
}

/** The settings of entitlement management for those who run it. */
export async function entitlementSettingsForAdmin(portal: Portal): Promise<EntitlementSettingsShown> {
  mustRead(portal, 'settings.read')
  return {
    settings: await entitlementSettings(portal.db.read),
    whyNotUpdate: whyNot(portal.actor, 'settings.updateEntitlement'),
  }
}
