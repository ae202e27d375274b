import { entitlementSettingsForAdmin } from '@latchkey/services/entitlement/admin/entitlement-settings.views'
import {
  UpdateEntitlementSettings,
  updateEntitlementSettings,
} from '@latchkey/services/entitlement/admin/update-entitlement-settings'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { EntitlementSettingsForm } from '../parts/entitlement-settings-form.tsx'
import { EntitlementSettingsList } from '../parts/entitlement-settings-list.tsx'
import { Locked } from '../parts/not-now.tsx'

export const meta = titled('Access settings')

export const loader = page(({ portal }) => entitlementSettingsForAdmin(portal))

export const action = forms({
  '': form(UpdateEntitlementSettings, async ({ portal, once }, value) => {
    await updateEntitlementSettings(portal, value, once)
    return done('Settings saved.')
  }),
})

export default function EntitlementSettings() {
  const { settings, there, whyNotUpdate } = useLoaderData<typeof loader>()
  return (
    <Page title="Access settings" description="What holds for every catalog and access package." narrow>
      {whyNotUpdate === null ? (
        <EntitlementSettingsForm settings={settings} there={there} />
      ) : (
        <div className="flex flex-col gap-6">
          <Locked>{whyNotUpdate}</Locked>
          <EntitlementSettingsList settings={settings} there={there} />
        </div>
      )}
    </Page>
  )
}
