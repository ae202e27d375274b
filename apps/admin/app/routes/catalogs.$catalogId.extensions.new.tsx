import { createExtension } from '@latchkey/services/entitlement/extensions/create-extension'
import { extensionsOfCatalog } from '@latchkey/services/entitlement/extensions/extensions.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { useShown } from '@latchkey/web/form-answer'
import { form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ExtensionForm } from '../parts/extension-form.tsx'
import { ExtensionSecret } from '../parts/extension-secret.tsx'
import { ExtensionFormSchema } from '../server/extension-form.ts'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('New extension')

export const loader = page(async ({ portal, param }) => {
  const { catalog, whyNotCreate } = await extensionsOfCatalog(portal, param('catalogId'))
  refusedWith(whyNotCreate)
  return { catalog }
})

type Created = { readonly extensionId: string; readonly name: string; readonly secret: string }

export const action = forms<Created>({
  '': form(ExtensionFormSchema, async ({ portal, param }, value) => {
    const { id, secret } = await createExtension(portal, { ...value, catalogId: param('catalogId') })
    return { extensionId: id, name: value.displayName, secret }
  }),
})

export default function NewExtension() {
  const { catalog } = useLoaderData<typeof loader>()
  const created = useShown<Created>()
  const back = adminPage(`/catalogs/${catalog.id}/extensions`)
  const breadcrumb = [
    { label: catalog.displayName, href: adminPage(`/catalogs/${catalog.id}`) },
    { label: 'Extensions', href: back },
  ]
  if (created)
    return (
      <Page title={`${created.name} can be called`} breadcrumb={breadcrumb} narrow>
        <ExtensionSecret secret={created.secret} />
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={adminPage(`/extensions/${created.extensionId}`)} variant="primary">
            Open {created.name}
          </ButtonLink>
        </div>
      </Page>
    )
  return (
    <Page
      title="New extension"
      description="You get the secret that signs its calls next. Then choose in a policy when it is called."
      breadcrumb={breadcrumb}
      narrow
    >
      <ExtensionForm submit="Add extension" backHref={back} />
    </Page>
  )
}
