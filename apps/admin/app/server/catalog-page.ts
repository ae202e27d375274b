import { catalogRoles } from '@latchkey/core/entitlement/catalog'
import { type ResourceKind, resourceKinds } from '@latchkey/core/entitlement/resource'
import { listApplications } from '@latchkey/services/applications/applications.views'
import { groupPicker, peoplePicker } from '@latchkey/services/directory/pickers.views'
import { catalogDetail } from '@latchkey/services/entitlement/admin/catalogs.views'
import { historyOfCatalog } from '@latchkey/services/entitlement/admin/history.views'
import { catalogRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { listSites } from '@latchkey/services/sites/sites.views'
import { oneOf } from '../parts/address.ts'

const tabs = ['packages', 'resources', 'roles', 'history'] as const

/** Everything that the page of a catalog shows on the tab that its address asks for. Refuses with notFound. */
export async function catalogPage(portal: Portal, catalogId: string, asked: URLSearchParams) {
  const tab = oneOf(tabs, asked.get('tab')) ?? 'packages'
  const find = asked.get('find')
  const kind = oneOf(resourceKinds, asked.get('kind')) ?? 'group'
  const role = oneOf(catalogRoles, asked.get('role')) ?? 'owner'
  const cursor = asked.get('cursor')
  const { may, ...detail } = await catalogDetail(portal, catalogId)
  const [candidates, resources, told] = await Promise.all([
    tab === 'roles' && find !== null ? peoplePicker(portal, find) : null,
    tab === 'resources' && find !== null ? resourcesCalled(portal, kind, find) : null,
    tab === 'history' ? historyOfCatalog(portal, catalogId, cursor) : null,
  ])
  const rights = catalogRightsInWords(portal, may)
  return { ...detail, rights, tab, find, kind, cursor, role, candidates, found: resources, told }
}

const answering = {
  group: (portal: Portal, find: string) => groupPicker(portal, find),
  application: async (portal: Portal, search: string) => (await listApplications(portal, { search })).rows,
  site: async (portal: Portal, search: string) => (await listSites(portal, { search })).rows,
} as const satisfies Record<ResourceKind, unknown>

async function resourcesCalled(portal: Portal, kind: ResourceKind, find: string) {
  const rows = await answering[kind](portal, find)
  return rows.slice(0, 20).map(({ id, displayName, description }) => ({ id, displayName, description }))
}

/** What the page of a catalog shows. */
export type CatalogShown = Awaited<ReturnType<typeof catalogPage>>
