import { incompatibleKinds } from '@latchkey/core/entitlement/incompatibility'
import { pageAddress } from '@latchkey/services/addresses'
import { changeUnderWay } from '@latchkey/services/entitlement/admin/change-under-way.views'
import { historyOfPackage } from '@latchkey/services/entitlement/admin/history.views'
import { excludable, separationOfDuties } from '@latchkey/services/entitlement/admin/incompatibilities.views'
import { packageForAdmin, rolesToAdd } from '@latchkey/services/entitlement/admin/packages.views'
import { packageRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { oneOf } from '../parts/address.ts'

const tabs = ['overview', 'policies', 'duties', 'history'] as const

/** Everything that the page of an access package shows on the tab that its address asks for. Refuses with notFound. */
export async function packagePage(portal: Portal, packageId: string, asked: URLSearchParams) {
  const tab = oneOf(tabs, asked.get('tab')) ?? 'overview'
  const cursor = asked.get('cursor')
  const { may, whyNotWiden, deletion, ...detail } = await packageForAdmin(portal, packageId)
  const find = asked.get('find')
  const kind = oneOf(incompatibleKinds, asked.get('kind')) ?? 'accessPackage'
  const [underWay, choices, duties, found, told] = await Promise.all([
    changeUnderWay(portal, packageId),
    tab === 'overview' && may.addResourceRole ? rolesToAdd(portal, packageId) : [],
    tab === 'duties' ? separationOfDuties(portal, packageId) : null,
    tab === 'duties' && find !== null && may.setIncompatible ? excludable(portal, packageId, kind, find) : null,
    tab === 'history' ? historyOfPackage(portal, packageId, { cursor }) : null,
  ])
  const rights = packageRightsInWords(portal, { may, whyNotWiden })
  return {
    ...detail,
    rights: { ...rights, delete: rights.delete ?? deletion?.says ?? null },
    /** Where people request it. */
    address: pageAddress(portal, 'my-access', `/packages/${packageId}`),
    /** How far a change of what it gives has come; null where none goes on. */
    underWay,
    choices,
    duties,
    find,
    kind,
    found,
    told,
    tab,
    cursor,
  }
}

/** What the page of an access package shows. */
export type PackageShown = Awaited<ReturnType<typeof packagePage>>
