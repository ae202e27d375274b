import { Page } from '@latchkey/ui/page'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ApplicationAbout } from '../parts/application-about.tsx'
import { ApplicationAssignments } from '../parts/application-assignments.tsx'
import { ApplicationBadges } from '../parts/application-badges.tsx'
import { ApplicationOwners } from '../parts/application-owners.tsx'
import type { ApplicationTab } from '../parts/application-tabs.ts'
import { HistoryTab } from '../parts/history-tab.tsx'
import { EditAndDelete } from '../parts/object-header-actions.tsx'
import { applicationForms } from '../server/application-forms.ts'
import { type ApplicationShown, applicationPage } from '../server/application-page.ts'

export const meta = titled<{ application: { displayName: string } }>(({ application }) => application.displayName)

export const loader = page(({ portal, url, param }) =>
  applicationPage(portal, param('applicationId'), url.searchParams),
)

export const action = applicationForms

export default function ApplicationDetailPage() {
  const shown = useLoaderData<typeof loader>()
  const { application, rights, tab, history, cursor } = shown
  const place = `/applications/${application.id}`
  return (
    <Page
      title={application.displayName}
      badge={<ApplicationBadges enabled={application.enabled} visible={application.visible} />}
      description={application.description}
      breadcrumb={[{ label: 'Applications', href: adminPage('/applications') }]}
      actions={
        <EditAndDelete
          name={application.displayName}
          kind="application"
          editHref={adminPage(`${place}/edit`)}
          whyNotEdit={rights.update}
          whyNotDelete={rights.delete}
        >
          Everybody who has it loses it, and it leaves My Apps. The history keeps it.
        </EditAndDelete>
      }
      tabs={<TabsNav label={application.displayName} tabs={tabsOf(shown)} />}
    >
      {tab === 'about' && <ApplicationAbout shown={shown} />}
      {tab === 'assignments' && <ApplicationAssignments shown={shown} />}
      {tab === 'owners' && <ApplicationOwners shown={shown} />}
      {tab === 'history' && <HistoryTab place={place} history={history} cursor={cursor} why={rights.readHistory} />}
    </Page>
  )
}

function tabsOf({ application, tab, owners }: ApplicationShown) {
  const rows: readonly (readonly [ApplicationTab, string, number?])[] = [
    ['about', 'About'],
    ['assignments', 'Assignments'],
    ['owners', 'Owners', owners.length],
    ['history', 'History'],
  ]
  return rows.map(([name, label, count]) => ({
    label,
    href: adminPage(`/applications/${application.id}`, { tab: name === 'about' ? null : name }),
    current: name === tab,
    count,
  }))
}
