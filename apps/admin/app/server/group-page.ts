import type { GroupId } from '@latchkey/core/ids'
import { listAuditEvents } from '@latchkey/services/audit/audit.views'
import { groupDetail } from '@latchkey/services/directory/group-detail.views'
import { groupPicker, peoplePicker } from '@latchkey/services/directory/pickers.views'
import { licensesOfGroup } from '@latchkey/services/licensing/licenses.views'
import { licenseStatusOfGroup } from '@latchkey/services/licensing/troubles.views'
import { groupRights } from '@latchkey/services/overview/group-rights.views'
import { licenseRights } from '@latchkey/services/overview/licensing-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { oneOf } from '../parts/address.ts'
import { groupTabs } from '../parts/group-tabs.ts'
import { chosenProduct, productChoices } from './product-choices.ts'

/** What the page of a group shows: the group always, the rest for the tab that the address names. */
export async function groupPage(portal: Portal, groupId: GroupId, asked: URLSearchParams) {
  const tab = oneOf(groupTabs, asked.get('tab')) ?? 'members'
  const [cursor, search, find] = [asked.get('cursor'), asked.get('search'), asked.get('find')]
  const detail = await groupDetail(portal, groupId, tab === 'members' ? { search, cursor } : {})
  const rights = await groupRights(portal, detail.group)
  return {
    ...detail,
    rights,
    tab,
    cursor,
    search,
    find,
    found: find === null || tab === 'nested' ? null : await peoplePicker(portal, find),
    foundGroups: find === null || tab !== 'nested' ? null : await groupPicker(portal, find),
    licenses:
      tab === 'licenses' ? await licensesTab(portal, groupId, asked.get('product'), rights.assignLicense) : null,
    history:
      tab === 'history' && rights.readHistory === null
        ? await listAuditEvents(portal, { targetId: groupId, cursor })
        : null,
  }
}

/** What the page of a group knows. */
export type GroupShown = Awaited<ReturnType<typeof groupPage>>

async function licensesTab(portal: Portal, groupId: GroupId, productId: string | null, whyNotAssign: string | null) {
  const [given, status] = await Promise.all([licensesOfGroup(portal, groupId), licenseStatusOfGroup(portal, groupId)])
  const shown = { given, status, whyNotReprocess: licenseRights(portal).reprocess }
  if (whyNotAssign !== null) return { ...shown, choices: [], chosen: null }
  const [choices, chosen] = await Promise.all([productChoices(portal), chosenProduct(portal, productId)])
  const before = given.find((product) => product.productId === chosen?.id)
  return { ...shown, choices, chosen: chosen && { ...chosen, disabledPlans: before?.disabledPlans ?? null } }
}
