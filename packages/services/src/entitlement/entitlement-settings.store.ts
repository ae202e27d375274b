import { type EntitlementSettings, entitlementSettingsFrom } from '@latchkey/core/entitlement/entitlement-settings'
import type { Queries } from '@latchkey/schema/database'
import { settingOf } from '../installation/settings.store.ts'

/** The settings of entitlement management that hold now. One query. */
export const entitlementSettings = async (db: Queries): Promise<EntitlementSettings> =>
  entitlementSettingsFrom(await settingOf(db, 'entitlement'))
