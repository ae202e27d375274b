import { extensionDetail } from '@latchkey/services/entitlement/extensions/extensions.views'
import { UpdateExtension, updateExtension } from '@latchkey/services/entitlement/extensions/update-extension'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ExtensionForm } from '../parts/extension-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

const Edit = UpdateExtension.omit({ extensionId: true })

export const meta = titled<{ extension: { displayName: string } }>(({ extension }) => `Edit ${extension.displayName}`)

export const loader = page(async ({ portal, param }) => {
  const { extension, catalog, why } = await extensionDetail(portal, param('extensionId'))
  refusedWith(why.update)
  return { extension, catalog }
})

export const action = forms({
  '': form(Edit, async ({ portal, param, once }, value) => {
    const extensionId = param('extensionId')
    await updateExtension(portal, { ...value, extensionId }, once)
    return done('Changes saved.', adminPage(`/extensions/${extensionId}`))
  }),
})

export default function EditExtension() {
  const { extension, catalog } = useLoaderData<typeof loader>()
  const back = adminPage(`/extensions/${extension.id}`)
  return (
    <Page
      title={`Edit ${extension.displayName}`}
      breadcrumb={[
        { label: catalog.displayName, href: adminPage(`/catalogs/${catalog.id}`) },
        { label: extension.displayName, href: back },
      ]}
      narrow
    >
      <ExtensionForm extension={extension} submit="Save changes" backHref={back} />
    </Page>
  )
}
