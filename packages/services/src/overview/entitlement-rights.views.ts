import type { Permission } from '@latchkey/core/authorization/permissions'
import type { CatalogRights } from '../entitlement/admin/catalogs.views.ts'
import type { PackageForAdmin, PackageRights } from '../entitlement/admin/packages.views.ts'
import type { Portal } from '../portal.ts'
import { type WhyNot, whyNot } from './why-not.ts'

const ofCatalog: Readonly<Record<keyof CatalogRights, Permission>> = {
  update: 'catalog.update',
  delete: 'catalog.delete',
  addRole: 'catalog.addRole',
  removeRole: 'catalog.removeRole',
  addResource: 'catalog.addResource',
  removeResource: 'catalog.removeResource',
  createPackage: 'accessPackage.create',
}

const ofPackage: Readonly<Record<keyof PackageRights, Permission>> = {
  create: 'accessPackage.create',
  update: 'accessPackage.update',
  delete: 'accessPackage.delete',
  retire: 'accessPackage.retire',
  assign: 'assignment.create',
  addResourceRole: 'accessPackage.addResourceRole',
  removeResourceRole: 'accessPackage.removeResourceRole',
  setIncompatible: 'accessPackage.setIncompatible',
  createPolicy: 'assignmentPolicy.create',
  setRule: 'assignmentPolicy.setRule',
  updatePolicy: 'assignmentPolicy.update',
  deletePolicy: 'assignmentPolicy.delete',
}

/** For each right that a view denied, the sentence that names those who have it; null for those it gave. */
function inWords<Right extends string>(
  portal: Portal,
  rights: Readonly<Record<Right, boolean>>,
  permissions: Readonly<Record<Right, Permission>>,
): Readonly<Record<Right, WhyNot>> {
  const asked = Object.keys(permissions) as Right[]
  const entries = asked.map((right) => [right, rights[right] ? null : whyNot(portal.actor, permissions[right])])
  return Object.fromEntries(entries) as Record<Right, WhyNot>
}

/** For everything that is done to a catalog: why the one who acts cannot, null where they can. */
export const catalogRightsInWords = (portal: Portal, rights: CatalogRights) => inWords(portal, rights, ofCatalog)

/** For everything that is done to a package: why the one who acts cannot, null where they can. */
export function packageRightsInWords(portal: Portal, of: Pick<PackageForAdmin, 'may' | 'whyNotWiden'>) {
  const rights = inWords(portal, of.may, ofPackage)
  return {
    ...rights,
    create: rights.create ?? of.whyNotWiden,
    assign: rights.assign ?? of.whyNotWiden,
    createPolicy: rights.createPolicy ?? of.whyNotWiden,
    updatePolicy: rights.updatePolicy ?? of.whyNotWiden,
    setRule: rights.setRule ?? of.whyNotWiden,
    /** Whoever cannot decide who gets it can let fewer people have it. */
    switchPolicyOff: rights.updatePolicy,
    endRule: rights.setRule,
  }
}

/** Why the one who acts cannot make catalogs. */
export const whyNotCreateCatalogs = (portal: Portal): WhyNot => whyNot(portal.actor, 'catalog.create')

/** Why the one who acts cannot close a request, where its view said so. */
export const whyNotCancelRequest = (portal: Portal, mayCancel: boolean): WhyNot =>
  mayCancel ? null : whyNot(portal.actor, 'accessRequest.cancel')

/** Why the one who acts cannot apply assignments again or assign packages that they have no role for. */
export const assignmentRightsInWords = (portal: Portal) => ({
  reprocess: whyNot(portal.actor, 'assignment.reprocess'),
  create: whyNot(portal.actor, 'assignment.create'),
})

/** Why the one who acts cannot try the delivery of a request again, where its view said so. */
export const whyNotReprocessRequest = (portal: Portal, mayReprocess: boolean): WhyNot =>
  mayReprocess ? null : whyNot(portal.actor, 'accessRequest.reprocess')

/** Why the one who acts cannot change a policy, where its view said so. */
export const whyNotUpdatePolicy = (portal: Portal, mayUpdate: boolean): WhyNot =>
  mayUpdate ? null : whyNot(portal.actor, 'assignmentPolicy.update')

/** Why the one who acts cannot let a rule assign a package. */
export const whyNotSetPolicyRule = (portal: Portal): WhyNot => whyNot(portal.actor, 'assignmentPolicy.setRule')
