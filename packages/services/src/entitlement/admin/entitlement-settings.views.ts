import type { EntitlementSettings } from '@latchkey/core/entitlement/entitlement-settings'
import type { LimitName } from '@latchkey/core/entitlement/limits'
import { type WhyNot, whyNot } from '../../overview/why-not.ts'
import type { Portal } from '../../portal.ts'
import { mustRead } from '../../visible.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'
import { countsAgainstLimits } from '../limits.store.ts'

/** The settings of entitlement management, and why the one who looks cannot change them; null where they can. */
export interface EntitlementSettingsShown {
  readonly settings: EntitlementSettings
  /** How many there are now of what has a limit, where that is known. */
  readonly there: Partial<Readonly<Record<LimitName, number>>>
  readonly whyNotUpdate: WhyNot
}

/** The settings of entitlement management for those who run it. */
export async function entitlementSettingsForAdmin(portal: Portal): Promise<EntitlementSettingsShown> {
  mustRead(portal, 'settings.read')
  return {
    settings: await entitlementSettings(portal.db.read),
    there: await countsAgainstLimits(portal.db.read),
    whyNotUpdate: whyNot(portal.actor, 'settings.updateEntitlement'),
  }
}
