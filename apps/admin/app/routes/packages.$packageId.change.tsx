import { roleAsText } from '@latchkey/core/entitlement/resource'
import { AddResourceRole, addResourceRole } from '@latchkey/services/entitlement/admin/add-resource-role'
import { RemoveResourceRole, removeResourceRole } from '@latchkey/services/entitlement/admin/remove-resource-role'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { IntentButton } from '@latchkey/web/intent-button'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { AccessEffect } from '../parts/access-effect.tsx'
import { adminPage } from '../parts/address.ts'
import { packageChange } from '../server/package-change.ts'
import { shownAccess } from '../server/shown-access.ts'

export const meta = titled<{ displayName: string }>(({ displayName }) => `Change what ${displayName} gives`)

export const loader = page(async ({ portal, param, url }) => {
  const packageId = param('packageId')
  const { preview, ...shown } = await packageChange(portal, packageId, url.searchParams)
  return {
    ...shown,
    packageId,
    preview: preview && { ...(await shownAccess(portal, preview)), holders: preview.holders },
    fileHref: `${adminPage(`/packages/${packageId}/change.csv`)}${url.search}`,
  }
})

const behind = (packageId: string) => adminPage(`/packages/${packageId}`)

export const action = forms({
  add: form(AddResourceRole.omit({ accessPackageId: true }), async ({ portal, param, once }, { resourceRole }) => {
    const accessPackageId = param('packageId')
    await addResourceRole(portal, { accessPackageId, resourceRole: roleAsText(resourceRole) }, once)
    return done('Role added. Whoever has the package gets it.', behind(accessPackageId))
  }),
  take: form(RemoveResourceRole, async ({ portal, param, once }, value) => {
    await removeResourceRole(portal, value, once)
    return done('Role taken out of the package.', behind(param('packageId')))
  }),
})

export default function ChangeOfPackage() {
  const { packageId, displayName, change, role, preview, fileHref } = useLoaderData<typeof loader>()
  const back = behind(packageId)
  return (
    <Page
      title={`Change what ${displayName} gives`}
      description="What it would come to for everybody who has the package. Nothing has been changed yet."
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        { label: displayName, href: back },
      ]}
    >
      {preview === null ? (
        <EmptyState title="No role is chosen" icon="key" actions={<ButtonLink href={back}>Choose one</ButtonLink>}>
          Choose a role to add, or one to take out.
        </EmptyState>
      ) : (
        <>
          {preview.people === 0 && (
            <Callout title="Nobody gains or loses anything">
              Everybody who has the package has these roles for another reason too.
            </Callout>
          )}
          <AccessEffect preview={preview} file={{ href: fileHref }} />
          {preview.holders > 1000 && (
            <p className="text-muted">
              {preview.holders} people have the package. The change begins at once and goes on by itself; its progress
              stands on the page of the package.
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            {change === 'add' ? (
              <IntentButton intent="add" fields={{ resourceRole: role }} variant="primary">
                Add role
              </IntentButton>
            ) : (
              <IntentButton intent="take" fields={{ resourceRoleId: role }} variant="danger">
                Take role out
              </IntentButton>
            )}
            <ButtonLink href={back} variant="quiet">
              Cancel
            </ButtonLink>
          </div>
        </>
      )}
    </Page>
  )
}
