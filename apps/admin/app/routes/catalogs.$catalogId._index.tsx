import { catalogRoleTitles, objectionsToCatalogDeletion } from '@latchkey/core/entitlement/catalog'
import { firstObjection } from '@latchkey/core/objection'
import { AddCatalogRole, addCatalogRole } from '@latchkey/services/entitlement/admin/add-catalog-role'
import { AddResource, addResource } from '@latchkey/services/entitlement/admin/add-resource'
import { deleteCatalog } from '@latchkey/services/entitlement/admin/delete-catalog'
import { RemoveCatalogRole, removeCatalogRole } from '@latchkey/services/entitlement/admin/remove-catalog-role'
import { RemoveResource, removeResource } from '@latchkey/services/entitlement/admin/remove-resource'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { CatalogPackages } from '../parts/catalog-packages.tsx'
import { CatalogResources } from '../parts/catalog-resources.tsx'
import { CatalogRoles } from '../parts/catalog-roles.tsx'
import { CatalogBadges } from '../parts/catalog-state.tsx'
import { HistoryTab } from '../parts/history-tab.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { type CatalogShown, catalogPage } from '../server/catalog-page.ts'

export const meta = titled<{ catalog: { displayName: string } }>(({ catalog }) => catalog.displayName)

export const loader = page(({ portal, url, param }) => catalogPage(portal, param('catalogId'), url.searchParams))

export const action = forms({
  addRole: form(AddCatalogRole.omit({ catalogId: true }), async ({ portal, param, once }, value) => {
    await addCatalogRole(portal, { ...value, catalogId: param('catalogId') }, once)
    return done(`${catalogRoleTitles[value.role].title}: given.`)
  }),
  removeRole: form(RemoveCatalogRole.omit({ catalogId: true }), async ({ portal, param, once }, value) => {
    await removeCatalogRole(portal, { ...value, catalogId: param('catalogId') }, once)
    return done(`${catalogRoleTitles[value.role].title}: taken away.`)
  }),
  addResource: form(AddResource.omit({ catalogId: true }), async ({ portal, param, once }, value) => {
    await addResource(portal, { ...value, catalogId: param('catalogId') }, once)
    return done('Resource added. Packages of this catalog can give it now.')
  }),
  removeResource: form(RemoveResource, async ({ portal, once }, value) => {
    await removeResource(portal, value, once)
    return done('Resource taken out of the catalog.')
  }),
  delete: form(z.object({}), async ({ portal, param, once }) => {
    await deleteCatalog(portal, { catalogId: param('catalogId') }, once)
    return done('Catalog deleted.', adminPage('/catalogs'))
  }),
})

export default function Catalog() {
  const shown = useLoaderData<typeof loader>()
  const { catalog, rights, tab, packages } = shown
  const place = `/catalogs/${catalog.id}`
  const whyNotDelete =
    rights.delete ?? firstObjection(objectionsToCatalogDeletion, { packages: packages.rows.length })?.says ?? null
  return (
    <Page
      title={catalog.displayName}
      badge={<CatalogBadges {...catalog} />}
      description={catalog.description}
      breadcrumb={[{ label: 'Catalogs', href: adminPage('/catalogs') }]}
      actions={
        <>
          <Possibly why={whyNotDelete} label="Delete">
            <ConfirmForm
              intent="delete"
              trigger={{ label: 'Delete', icon: 'trash' }}
              title={`Delete the catalog ${catalog.displayName}?`}
              confirmLabel="Delete catalog"
            >
              Its resources stay as they are, and can come into another catalog.
            </ConfirmForm>
          </Possibly>
          <Possibly why={rights.update} label="Edit">
            <ButtonLink href={adminPage(`${place}/edit`)} icon="pencil">
              Edit
            </ButtonLink>
          </Possibly>
          <ButtonLink href={adminPage(`${place}/extensions`)} icon="globe">
            Extensions
          </ButtonLink>
          <Possibly why={rights.createPackage} label="New package">
            <ButtonLink href={adminPage('/packages/new', { catalogId: catalog.id })} variant="primary" icon="plus">
              New package
            </ButtonLink>
          </Possibly>
        </>
      }
      tabs={<TabsNav label={catalog.displayName} tabs={tabsOf(shown)} />}
    >
      {tab === 'packages' && <CatalogPackages shown={shown} />}
      {tab === 'resources' && <CatalogResources shown={shown} />}
      {tab === 'roles' && <CatalogRoles shown={shown} />}
      {shown.told && <HistoryTab place={place} cursor={shown.cursor} {...shown.told} why={shown.told.readHistory} />}
    </Page>
  )
}

const titles = { packages: 'Access packages', resources: 'Resources', roles: 'Roles', history: 'History' } as const

function tabsOf({ catalog, tab, packages, resources, people }: CatalogShown) {
  const counts = {
    packages: packages.next === null ? packages.rows.length : undefined,
    resources: resources.length,
    roles: people.length,
    history: undefined,
  }
  return (Object.keys(titles) as (keyof typeof titles)[]).map((name) => ({
    label: titles[name],
    href: adminPage(`/catalogs/${catalog.id}`, { tab: name === 'packages' ? null : name }),
    current: name === tab,
    count: counts[name],
  }))
}
