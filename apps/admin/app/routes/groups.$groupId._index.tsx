import { groupKindTitles } from '@latchkey/core/directory/group'
import { Badge } from '@latchkey/ui/badge'
import { Page } from '@latchkey/ui/page'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { GroupLicenses } from '../parts/group-licenses.tsx'
import { GroupLicensing } from '../parts/group-licensing.tsx'
import { GroupMembers } from '../parts/group-members.tsx'
import { GroupNesting } from '../parts/group-nesting.tsx'
import { GroupOwners } from '../parts/group-owners.tsx'
import { GroupRoles } from '../parts/group-roles.tsx'
import { GroupRule } from '../parts/group-rule.tsx'
import type { GroupTab } from '../parts/group-tabs.ts'
import { GroupUses } from '../parts/group-uses.tsx'
import { HistoryTab } from '../parts/history-tab.tsx'
import { membershipTypes } from '../parts/membership-type.ts'
import { EditAndDelete } from '../parts/object-header-actions.tsx'
import { RunsUnderWay } from '../parts/runs-under-way.tsx'
import { groupForms } from '../server/group-forms.ts'
import { type GroupShown, groupPage } from '../server/group-page.ts'

export const meta = titled<{ group: { displayName: string } }>(({ group }) => group.displayName)

export const loader = page(({ portal, url, param }) => groupPage(portal, param('groupId'), url.searchParams))

export const action = groupForms

export default function GroupDetailPage() {
  const shown = useLoaderData<typeof loader>()
  const { group, rights, tab, history, cursor } = shown
  const place = `/groups/${group.id}`
  return (
    <Page
      title={group.displayName}
      badge={
        <>
          <Badge>{groupKindTitles[group.kind]}</Badge>
          {group.isAssignableToRole && <Badge tone="waiting">Gives directory roles</Badge>}
          {shown.rule && <Badge tone="accent">{membershipTypes.dynamic}</Badge>}
        </>
      }
      description={[group.description, group.mailNickname].filter(Boolean).join(' · ')}
      breadcrumb={[{ label: 'Groups', href: adminPage('/groups') }]}
      actions={
        <EditAndDelete
          name={group.displayName}
          kind="group"
          editHref={adminPage(`${place}/edit`)}
          whyNotEdit={rights.update}
          whyNotDelete={rights.delete}
        >
          Its members and owners lose it, and catalogs forget it. The history keeps it.
        </EditAndDelete>
      }
      tabs={<TabsNav label={group.displayName} tabs={tabsOf(shown)} />}
    >
      <RunsUnderWay runs={shown.runs} />
      {tab === 'members' && <GroupMembers shown={shown} />}
      {tab === 'rule' && <GroupRule shown={shown} />}
      {tab === 'nested' && <GroupNesting shown={shown} />}
      {tab === 'owners' && <GroupOwners shown={shown} />}
      {tab === 'roles' && <GroupRoles shown={shown} />}
      {tab === 'licenses' && shown.licenses && (
        <GroupLicenses group={group} rights={rights} licenses={shown.licenses} />
      )}
      {tab === 'licenses' && <GroupLicensing shown={shown} />}
      {tab === 'uses' && <GroupUses shown={shown} />}
      {tab === 'history' && <HistoryTab place={place} history={history} cursor={cursor} why={rights.readHistory} />}
    </Page>
  )
}

function tabsOf({ group, tab, memberCount, owners, roles, products, applications, packageCount, nesting }: GroupShown) {
  const rows: readonly (readonly [GroupTab, string, number?])[] = [
    ['members', 'Members', memberCount],
    ['rule', 'Rule'],
    ['nested', 'Nested groups', nesting.inside.length],
    ['owners', 'Owners', new Set(owners.map(({ id }) => id)).size],
    ...(group.isAssignableToRole ? [['roles', 'Directory roles', roles.length] as const] : []),
    ['licenses', 'Licenses', products.length],
    ['uses', 'Applications and packages', applications.length + packageCount],
    ['history', 'History'],
  ]
  return rows.map(([name, label, count]) => ({
    label,
    href: adminPage(`/groups/${group.id}`, { tab: name === 'members' ? null : name }),
    current: name === tab,
    count,
  }))
}
