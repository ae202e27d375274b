import { EndForReport, endForReport } from '@latchkey/services/entitlement/end-for-report'
import { myTeam } from '@latchkey/services/entitlement/team.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { places } from '../parts/places.ts'
import { StrayRefusal } from '../parts/stray-refusal.tsx'
import { ReportTable, TeamAccessTable, TeamRequestTable } from '../parts/team-tables.tsx'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled('My team')

export const loader = page(async ({ portal, url }) => {
  const search = url.searchParams.get('search')?.trim().slice(0, 200) ?? ''
  return { search, ...(await myTeam(portal, search)) }
})

export const action = forms({
  end: form(EndForReport, async (visit, value) => {
    await endForReport(visit.portal, value, visit.once)
    return done('The access has ended, and its holder is told why.', places.team)
  }),
})

export default function TeamPage() {
  const { search, hasReports, reports, assignments, requests } = useLoaderData<typeof loader>()
  if (!hasReports) return <NoTeam />
  const found = reports.length + assignments.length + requests.length > 0
  return (
    <Page
      title="My team"
      description="What your direct reports have through access packages, and what is asked for them."
    >
      <StrayRefusal standing={assignments.map(({ id }) => id)} />
      <FilterBar
        action={places.team}
        search={{ name: 'search', label: 'Search my team', value: search, placeholder: 'Person or package' }}
        active={search ? [{ label: `“${search}”`, removeHref: places.team }] : []}
      />
      {!found && <NothingFound search={search} />}
      {reports.length > 0 && (
        <Section title="My direct reports">
          <ReportTable rows={reports} />
        </Section>
      )}
      {requests.length > 0 && (
        <Section title="Open requests">
          <TeamRequestTable rows={requests} />
        </Section>
      )}
      {found && (
        <Section title="Active access">
          <TeamAccessTable rows={assignments} empty={search ? <NoAccessFound search={search} /> : <NothingHeld />} />
        </Section>
      )}
    </Page>
  )
}

function NoTeam() {
  return (
    <Page title="My team">
      <EmptyState icon="users" title="Nobody reports to you">
        Who has you as their manager stands here, with the access that they have.
      </EmptyState>
    </Page>
  )
}

function NothingFound({ search }: { search: string }) {
  return (
    <EmptyState
      icon="search"
      title={`Nothing of your team matches “${search}”`}
      actions={<ButtonLink href={places.team}>Show the whole team</ButtonLink>}
    >
      None of your direct reports has such a name, and none has or waits for a package of such a name.
    </EmptyState>
  )
}

function NoAccessFound({ search }: { search: string }) {
  return (
    <EmptyState
      icon="key"
      title={`Nobody of your team has access that matches “${search}”`}
      actions={<ButtonLink href={places.team}>Show the whole team</ButtonLink>}
    >
      Neither the person nor the package of any access has such a name.
    </EmptyState>
  )
}

function NothingHeld() {
  return (
    <EmptyState icon="key" title="Nobody of your team has access through a package">
      Request something for a person above. Managers may ask where the policy lets them.
    </EmptyState>
  )
}
