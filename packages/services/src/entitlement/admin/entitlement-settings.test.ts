import { standardEntitlementSettings } from '@latchkey/core/entitlement/entitlement-settings'
import type { EntitlementLimits } from '@latchkey/core/entitlement/limits'
import { type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoId } from '../../installation/demo/demo-id.ts'
import { demoPackageId } from '../../installation/demo/structure.ts'
import { setSetting } from '../../installation/settings.store.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'
import { submitRequest } from '../submit-request.ts'
import { createCatalog } from './create-catalog.ts'
import { createPackage } from './create-package.ts'
import { entitlementSettingsForAdmin } from './entitlement-settings.views.ts'
import { updateEntitlementSettings } from './update-entitlement-settings.ts'

let portal: DemoPortal

beforeEach(async () => {
  portal = await demoPortal()
})
afterEach(() => portal.dispose())

test('the documented limits hold until somebody sets others', async () => {
  expect(await entitlementSettings(portal.db.read)).toEqual(standardEntitlementSettings)
  const limits = { ...standardEntitlementSettings.limits, catalogs: 12 }
  await updateEntitlementSettings(await portal.cast('gideon'), { ...standardEntitlementSettings, limits })
  expect((await entitlementSettings(portal.db.read)).limits).toEqual(limits)
})

test('what an older version kept is filled up with the standard', async () => {
  await portal.db.transaction((tx) => setSetting(tx, 'entitlement', { limits: { policies: 3 } }, portal.now()))
  const { limits, ...rest } = await entitlementSettings(portal.db.read)
  expect(limits).toEqual({ ...standardEntitlementSettings.limits, policies: 3 })
  expect({ ...rest, limits: standardEntitlementSettings.limits }).toEqual(standardEntitlementSettings)
})

test('governance administrators set them, and nobody below', async () => {
  await expect(
    updateEntitlementSettings(await portal.cast('clara'), standardEntitlementSettings),
  ).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(entitlementSettingsForAdmin(await portal.cast('clara'))).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a limit below one is refused beside its field', async () => {
  const limits = { ...standardEntitlementSettings.limits, policies: 0 }
  await expect(
    updateEntitlementSettings(await portal.cast('gideon'), { ...standardEntitlementSettings, limits }),
  ).rejects.toMatchObject({ fields: { 'limits.policies': ['Enter at least 1.'] } })
})

test('beyond the limits on access nobody asks for more, as it was last counted', async () => {
  const gideon = await portal.cast('gideon')
  const lin = await portal.cast('lin')
  const ask = () => submitRequest(lin, { accessPackageId: demoPackageId('diagrams'), justification: 'For the plans.' })
  await runJob(portal, 'count-access')
  const { there } = await entitlementSettingsForAdmin(gideon)
  expect(there.assignments).toBeGreaterThan(0)
  expect((await runJob(portal, 'count-access')).done).toBe(0)
  const set = async (limits: Partial<EntitlementLimits>) => {
    const { settings } = await entitlementSettingsForAdmin(gideon)
    await updateEntitlementSettings(gideon, {
      ...settings,
      limits: { ...standardEntitlementSettings.limits, ...limits },
    })
  }
  for (const limit of ['assignments', 'requests'] as const) {
    await set({ [limit]: there[limit] })
    const refusal = await refused(ask())
    expect(refusal.code).toBe('limitReached')
    expect(refusal.says).toContain('Ask an administrator to raise the limit')
  }
  await set({})
  await ask()
  await runJob(portal, 'count-access')
  expect((await entitlementSettingsForAdmin(gideon)).there.requests).toBe((there.requests ?? 0) + 1)
})

test('nothing more is made beyond a limit, and it is said which', async () => {
  const gideon = await portal.cast('gideon')
  const limits = { ...standardEntitlementSettings.limits, catalogs: 3, accessPackages: 1, policies: 1 }
  await updateEntitlementSettings(gideon, { ...standardEntitlementSettings, limits })
  const catalog = { displayName: 'One more', state: 'published', isExternallyVisible: false } as const
  const refusal = await refused(createCatalog(gideon, catalog))
  expect(refusal.code).toBe('limitReached')
  expect(refusal.says).toContain('Catalogs: there may be 3, and that many there are.')
  const catalogId = demoId('catalog:creative')
  expect((await refused(createPackage(gideon, { catalogId, displayName: 'One more', isHidden: false }))).code).toBe(
    'limitReached',
  )

  await updateEntitlementSettings(gideon, {
    ...standardEntitlementSettings,
    limits: { ...standardEntitlementSettings.limits, catalogs: 4 },
    revision: 1,
  })
  await createCatalog(gideon, catalog)
  expect((await refused(createCatalog(gideon, catalog))).code).toBe('limitReached')
})

test('of two who save at once the second hears that the settings were changed meanwhile', async () => {
  const gideon = await portal.cast('gideon')
  const { settings } = await entitlementSettingsForAdmin(gideon)
  await updateEntitlementSettings(gideon, { ...settings, inquiryDays: 7 })
  const second = updateEntitlementSettings(await portal.cast('vera'), { ...settings, inquiryDays: 3 })
  expect((await refused(second)).code).toBe('changedMeanwhile')
  expect(await entitlementSettings(portal.db.read)).toMatchObject({ inquiryDays: 7, revision: 1 })
})
