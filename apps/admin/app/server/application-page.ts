import type { ApplicationId } from '@latchkey/core/ids'
import { applicationDetail } from '@latchkey/services/applications/application-detail.views'
import { listAuditEvents } from '@latchkey/services/audit/audit.views'
import { groupPicker, peoplePicker } from '@latchkey/services/directory/pickers.views'
import { applicationRights } from '@latchkey/services/overview/application-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { oneOf } from '../parts/address.ts'
import { applicationTabs } from '../parts/application-tabs.ts'

/** What the page of an application shows: the application always, the rest for the tab that the address names. */
export async function applicationPage(portal: Portal, id: ApplicationId, asked: URLSearchParams) {
  const tab = oneOf(applicationTabs, asked.get('tab')) ?? 'about'
  const [cursor, find] = [asked.get('cursor'), asked.get('find')]
  const detail = await applicationDetail(portal, id, tab === 'assignments' ? { cursor } : {})
  const rights = await applicationRights(portal, detail.application, detail.packageCount)
  const role = oneOf(
    detail.roles.map(({ id: roleId }) => roleId),
    asked.get('role'),
  )
  return {
    ...detail,
    rights,
    tab,
    cursor,
    find,
    role: role ?? detail.roles[0]?.id ?? '',
    people: find === null ? null : await peoplePicker(portal, find),
    groups: find === null || tab !== 'assignments' ? [] : await groupPicker(portal, find),
    history:
      tab === 'history' && rights.readHistory === null ? await listAuditEvents(portal, { targetId: id, cursor }) : null,
  }
}

/** What the page of an application knows. */
export type ApplicationShown = Awaited<ReturnType<typeof applicationPage>>
