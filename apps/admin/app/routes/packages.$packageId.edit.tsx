import { packageForAdmin } from '@latchkey/services/entitlement/admin/packages.views'
import { UpdatePackage, updatePackage } from '@latchkey/services/entitlement/admin/update-package'
import { packageRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { PackageForm } from '../parts/package-form.tsx'
import { refusedWith } from '../server/refused-with.ts'

const Edit = UpdatePackage.omit({ accessPackageId: true })

export const meta = titled<{ accessPackage: { displayName: string } }>(
  ({ accessPackage }) => `Edit ${accessPackage.displayName}`,
)

export const loader = page(async ({ portal, param }) => {
  const shown = await packageForAdmin(portal, param('packageId'))
  refusedWith(packageRightsInWords(portal, shown).update)
  return { accessPackage: shown.accessPackage }
})

export const action = forms({
  '': form(Edit, async ({ portal, param, once }, value) => {
    const accessPackageId = param('packageId')
    await updatePackage(portal, { ...value, accessPackageId }, once)
    return done('Changes saved.', adminPage(`/packages/${accessPackageId}`))
  }),
})

export default function EditPackage() {
  const { accessPackage } = useLoaderData<typeof loader>()
  const back = adminPage(`/packages/${accessPackage.id}`)
  return (
    <Page
      title={`Edit ${accessPackage.displayName}`}
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        { label: accessPackage.displayName, href: back },
      ]}
      narrow
    >
      <PackageForm accessPackage={accessPackage} submit="Save changes" backHref={back} />
    </Page>
  )
}
