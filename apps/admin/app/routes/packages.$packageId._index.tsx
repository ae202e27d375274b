import { roleAsText } from '@latchkey/core/entitlement/resource'
import { addExclusion, ExclusionFields } from '@latchkey/services/entitlement/admin/add-exclusion'
import { AddResourceRole, addResourceRole } from '@latchkey/services/entitlement/admin/add-resource-role'
import { callOffRetirement } from '@latchkey/services/entitlement/admin/call-off-retirement'
import { deletePackage } from '@latchkey/services/entitlement/admin/delete-package'
import { DuplicatePackage, duplicatePackage } from '@latchkey/services/entitlement/admin/duplicate-package'
import { removeExclusion } from '@latchkey/services/entitlement/admin/remove-exclusion'
import { RemoveResourceRole, removeResourceRole } from '@latchkey/services/entitlement/admin/remove-resource-role'
import { SwitchPolicy, switchPolicy } from '@latchkey/services/entitlement/admin/switch-policy'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { HistoryTab } from '../parts/history-tab.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { PackageDuties } from '../parts/package-duties.tsx'
import { PackageOverview } from '../parts/package-overview.tsx'
import { PackagePolicies } from '../parts/package-policies.tsx'
import { type PackageShown, packagePage } from '../server/package-page.ts'

export const meta = titled<{ accessPackage: { displayName: string } }>(({ accessPackage }) => accessPackage.displayName)

export const loader = page(({ portal, url, param }) => packagePage(portal, param('packageId'), url.searchParams))

export const action = forms({
  addRole: form(AddResourceRole.omit({ accessPackageId: true }), async ({ portal, param, once }, { resourceRole }) => {
    const input = { accessPackageId: param('packageId'), resourceRole: roleAsText(resourceRole) }
    await addResourceRole(portal, input, once)
    return done('Role added. Whoever has the package has it now.')
  }),
  removeRole: form(RemoveResourceRole, async ({ portal, once }, value) => {
    await removeResourceRole(portal, value, once)
    return done('Role taken out of the package.')
  }),
  exclude: form(ExclusionFields.omit({ accessPackageId: true }), async ({ portal, param, once }, value) => {
    await addExclusion(portal, { ...value, accessPackageId: param('packageId') }, once)
    return done('Excluded. Nobody can request the two together any more.')
  }),
  allow: form(ExclusionFields.omit({ accessPackageId: true }), async ({ portal, param, once }, value) => {
    await removeExclusion(portal, { ...value, accessPackageId: param('packageId') }, once)
    return done('Allowed. People can have both again.')
  }),
  duplicate: form(DuplicatePackage.omit({ accessPackageId: true }), async ({ portal, param, once }, value) => {
    const id = await duplicatePackage(portal, { ...value, accessPackageId: param('packageId') }, once)
    return done('Package duplicated. It is hidden until you show it.', adminPage(`/packages/${id}`))
  }),
  switchPolicy: form(SwitchPolicy, async ({ portal, once }, value) => {
    await switchPolicy(portal, value, once)
    return done(value.enabled ? 'The policy is on.' : 'The policy is off.')
  }),
  callOff: form(z.object({}), async ({ portal, param, once }) => {
    await callOffRetirement(portal, { accessPackageId: param('packageId') }, once)
    return done('The retirement is called off. Whoever has the package keeps it.')
  }),
  delete: form(z.object({}), async ({ portal, param, once }) => {
    await deletePackage(portal, { accessPackageId: param('packageId') }, once)
    return done('Package deleted.', adminPage('/packages'))
  }),
})

export default function AccessPackage() {
  const shown = useLoaderData<typeof loader>()
  const { accessPackage, catalog, rights, tab, counts } = shown
  const place = `/packages/${accessPackage.id}`
  return (
    <Page
      title={accessPackage.displayName}
      badge={
        <>
          {accessPackage.isHidden && <Badge tone="ended">Hidden</Badge>}
          {accessPackage.retiresAt && <Badge tone="waiting">Being retired</Badge>}
        </>
      }
      description={accessPackage.description}
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        { label: catalog.displayName, href: adminPage(`/catalogs/${catalog.id}`) },
      ]}
      actions={
        <>
          <Possibly why={rights.assign} label="Assign">
            <ButtonLink href={adminPage('/assignments/new', { package: accessPackage.id })} icon="plus">
              Assign
            </ButtonLink>
          </Possibly>
          {accessPackage.retiresAt === null && (
            <Possibly why={rights.retire} label="Retire">
              <ButtonLink href={adminPage(`${place}/retire`)} icon="clock">
                Retire
              </ButtonLink>
            </Possibly>
          )}
          <Possibly why={rights.delete} label="Delete">
            <ConfirmForm
              intent="delete"
              trigger={{ label: 'Delete', icon: 'trash' }}
              title={`Delete the access package ${accessPackage.displayName}?`}
              confirmLabel="Delete package"
              word={accessPackage.displayName}
            >
              Nobody has it.{' '}
              {counts.pending > 0 && `${counts.pending} open requests are closed, and their requestors are told. `}
              It cannot be brought back.
            </ConfirmForm>
          </Possibly>
          <Possibly why={rights.create} label="Duplicate">
            <IntentButton
              intent="duplicate"
              icon="copy"
              fields={{ displayName: `Copy of ${accessPackage.displayName}`.slice(0, 256) }}
            >
              Duplicate
            </IntentButton>
          </Possibly>
          <Possibly why={rights.update} label="Edit">
            <ButtonLink href={adminPage(`${place}/edit`)} icon="pencil">
              Edit
            </ButtonLink>
          </Possibly>
        </>
      }
      tabs={<TabsNav label={accessPackage.displayName} tabs={tabsOf(shown)} />}
    >
      {tab === 'overview' && <PackageOverview shown={shown} />}
      {tab === 'policies' && <PackagePolicies shown={shown} />}
      {tab === 'duties' && shown.duties && <PackageDuties shown={shown} duties={shown.duties} />}
      {shown.told && <HistoryTab place={place} cursor={shown.cursor} {...shown.told} why={shown.told.readHistory} />}
    </Page>
  )
}

const titles = {
  overview: 'Overview',
  policies: 'Policies',
  duties: 'Separation of duties',
  history: 'History',
} as const

const tabsOf = ({ accessPackage, tab, counts }: PackageShown) =>
  (Object.keys(titles) as (keyof typeof titles)[]).map((name) => ({
    label: titles[name],
    href: adminPage(`/packages/${accessPackage.id}`, { tab: name === 'overview' ? null : name }),
    current: name === tab,
    count: name === 'policies' ? counts.policies : undefined,
  }))
