import {
  type EntitlementSettings,
  guestLifecycles,
  roleVisibilities,
  suggestionKinds,
} from '@latchkey/core/entitlement/entitlement-settings'
import { highestLimit, limitNames } from '@latchkey/core/entitlement/limits'
import { z } from 'zod'
import { revision, tick, whole } from '../../fields.ts'
import { setSetting } from '../../installation/settings.store.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'

const limit = () => whole(1, highestLimit)

/** Everything that an organization sets for its entitlement management. */
export const UpdateEntitlementSettings = z.object({
  limits: z.object({
    catalogs: limit(),
    accessPackages: limit(),
    policies: limit(),
    assignments: limit(),
    automaticAssignments: limit(),
    requests: limit(),
    customExtensions: limit(),
    connectedOrganizations: limit(),
    organizationsInPolicy: limit(),
    targetsInPolicy: limit(),
  }),
  approversVisible: tick(),
  roleVisibility: z.enum(roleVisibilities, { error: 'Choose who sees the roles.' }),
  suggestions: z.enum(suggestionKinds, { error: 'Choose what suggestions tell.' }),
  inquiryDays: whole(1, 60),
  guestLifecycle: z.enum(guestLifecycles, { error: 'Choose what becomes of guests.' }),
  guestDaysUntilDeleted: whole(0, 3650),
  privateCallouts: tick(),
  revision: revision(),
})

/**
 * Sets the whole of entitlement management. A limit below what there is takes nothing away; it only lets nothing more come.
 * Refuses with changedMeanwhile what was set since the page was loaded.
 */
export const updateEntitlementSettings = operation(
  'settings.updateEntitlement',
  UpdateEntitlementSettings,
  async (portal, tx, input) => {
    must(portal, 'settings.updateEntitlement')
    const before = await entitlementSettings(tx)
    insistFresh(input.revision, before.revision)
    await setSetting(tx, 'entitlement', { ...input, revision: before.revision + 1 }, portal.now())
    await record(portal, tx, [
      {
        activity: 'settings.entitlementUpdated',
        target: { type: 'settings', id: 'entitlement', name: 'Entitlement management' },
        details: changesOf(before, input),
      },
    ])
  },
)

/** What was set otherwise than before, old and new. */
function changesOf(before: EntitlementSettings, after: EntitlementSettings) {
  const names = (Object.keys(after) as (keyof EntitlementSettings)[]).filter(
    (name) => name !== 'limits' && name !== 'revision' && before[name] !== after[name],
  )
  const limits = limitNames.filter((name) => before.limits[name] !== after.limits[name])
  const picked = (from: EntitlementSettings) => ({
    ...Object.fromEntries(names.map((name) => [name, from[name]])),
    ...(limits.length > 0 ? { limits: Object.fromEntries(limits.map((name) => [name, from.limits[name]])) } : {}),
  })
  return { before: picked(before), after: picked(after) }
}
