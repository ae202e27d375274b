import { roleAsText, roleFromText } from '@latchkey/core/entitlement/resource'
import { packageForAdmin } from '@latchkey/services/entitlement/admin/packages.views'
import { previewPackageRoles } from '@latchkey/services/entitlement/admin/preview-package-roles'
import { packageRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { refusedWith } from './refused-with.ts'

/** The change of what a package gives that an address carries, and what it would come to; without either where it carries none. */
export async function packageChange(portal: Portal, packageId: string, asked: URLSearchParams) {
  const { accessPackage, roles, ...shown } = await packageForAdmin(portal, packageId)
  const rights = packageRightsInWords(portal, shown)
  const add = roleFromText(asked.get('add') ?? '')
  const take = roles.find(({ id }) => id === asked.get('take'))
  refusedWith(take ? rights.removeResourceRole : rights.addResourceRole)
  const change = take ? { take: take.id } : add ? { add } : null
  return {
    displayName: accessPackage.displayName,
    change: take ? ('take' as const) : ('add' as const),
    role: take?.id ?? (add ? roleAsText(add) : ''),
    preview: change && (await previewPackageRoles(portal, packageId, change)),
  }
}
