import { roleNames, roles } from '@latchkey/core/authorization/roles'
import type { UserId } from '@latchkey/core/ids'
import { listAuditEvents } from '@latchkey/services/audit/audit.views'
import { listSignIns } from '@latchkey/services/audit/sign-ins.views'
import { userDetail } from '@latchkey/services/directory/user-detail.views'
import { mayDelegateFor } from '@latchkey/services/entitlement/delegations.views'
import { licensesOfUser } from '@latchkey/services/licensing/licenses.views'
import { licenseRights } from '@latchkey/services/overview/licensing-rights.views'
import { userRights } from '@latchkey/services/overview/user-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { oneOf } from '../parts/address.ts'
import { userTabs } from '../parts/user-tabs.ts'
import { chosenProduct, productChoices } from './product-choices.ts'

/** What the page of a user shows: the user always, the rest for the tab that the address names. */
export async function userPage(portal: Portal, userId: UserId, asked: URLSearchParams) {
  const detail = await userDetail(portal, userId)
  const held = detail.roles.map(({ role }) => role)
  const own = detail.roles.filter(({ group }) => group === null).map(({ role }) => role)
  const rights = await userRights(portal, detail.user, held)
  const tab = oneOf(userTabs, asked.get('tab')) ?? 'profile'
  const cursor = asked.get('cursor')
  return {
    ...detail,
    rights,
    tab,
    cursor,
    mayDelegate: mayDelegateFor(portal, userId),
    rolesToGive: roleNames.filter((role) => !own.includes(role)).map((role) => ({ role, title: roles[role].title })),
    licenses: tab === 'licenses' ? await licensesTab(portal, userId, asked.get('product'), rights.assignLicense) : null,
    signIns: tab === 'sign-ins' && rights.readSignIns === null ? await listSignIns(portal, { userId, cursor }) : null,
    history:
      tab === 'history' && rights.readHistory === null
        ? await listAuditEvents(portal, { subjectId: userId, cursor })
        : null,
  }
}

async function licensesTab(portal: Portal, userId: UserId, productId: string | null, whyNotAssign: string | null) {
  const held = { ...(await licensesOfUser(portal, userId)), whyNotReprocess: licenseRights(portal).reprocess }
  if (whyNotAssign !== null) return { ...held, choices: [], chosen: null }
  const [choices, chosen] = await Promise.all([productChoices(portal), chosenProduct(portal, productId)])
  const license = held.licenses.find((one) => one.productId === chosen?.id)
  const direct = license?.sources.find(({ kind }) => kind === 'direct')
  return { ...held, choices, chosen: chosen && { ...chosen, disabledPlans: direct?.disabledPlans ?? null } }
}
