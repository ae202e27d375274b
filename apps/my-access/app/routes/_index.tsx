import { myAssignments } from '@latchkey/services/entitlement/assignments.views'
import { availablePackages } from '@latchkey/services/entitlement/packages.views'
import { myReports } from '@latchkey/services/entitlement/team.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { Pager } from '@latchkey/ui/pager'
import { useRoot } from '@latchkey/web/root-data'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { askedHref } from '../parts/asked-href.ts'
import { endingSoon } from '../parts/ending-soon.ts'
import { Overview } from '../parts/overview.tsx'
import { PackageTable } from '../parts/package-table.tsx'
import { PackageTabs } from '../parts/package-tabs.tsx'
import { places } from '../parts/places.ts'

export const meta = titled('Access packages')

export const loader = page(async ({ portal, url, now }) => {
  const search = url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const cursor = url.searchParams.get('cursor')
  const targetId = url.searchParams.get('for')
  const front = search === '' && cursor === null && !targetId
  const [packages, reports, mine] = await Promise.all([
    availablePackages(portal, { search, cursor, targetId }),
    myReports(portal),
    front ? myAssignments(portal, 'active') : [],
  ])
  const ending = endingSoon(mine, now).map(({ id, packageName, expiresAt }) => ({ id, packageName, expiresAt }))
  const team = reports.map(({ id, displayName }) => ({ id, displayName }))
  const report = team.find(({ id }) => id === targetId) ?? null
  return { search, first: cursor === null, front, packages, ending, team, report }
})

/** The list for a report or oneself, as it was searched. */
function listHref(asked: { readonly report: { readonly id: string } | null; readonly search?: string }, cursor = '') {
  return askedHref(places.packages, { for: asked.report?.id, q: asked.search, cursor })
}

export default function PackagesPage() {
  const { search, first, front, packages, ending, team, report } = useLoaderData<typeof loader>()
  const { waiting, answersAwaited } = useRoot()
  return (
    <Page
      title={report ? `Access packages for ${report.displayName}` : 'Access packages'}
      description={
        report
          ? 'What this person may have, where managers may ask for it.'
          : 'What you may ask for, and what you have of it.'
      }
      tabs={<PackageTabs current="available" />}
    >
      {front && <Overview waiting={waiting} answersAwaited={answersAwaited} ending={ending} />}
      <FilterBar
        action={places.packages}
        search={{ name: 'q', label: 'Search packages', value: search }}
        filters={
          team.length === 0
            ? []
            : [
                {
                  name: 'for',
                  label: 'Packages for whom?',
                  all: 'For me',
                  value: report?.id,
                  options: team.map(({ id, displayName }) => ({ value: id, label: `For ${displayName}` })),
                },
              ]
        }
        active={[
          ...(search ? [{ label: `“${search}”`, removeHref: listHref({ report }) }] : []),
          ...(report ? [{ label: `For ${report.displayName}`, removeHref: listHref({ report: null, search }) }] : []),
        ]}
      />
      <PackageTable
        rows={packages.rows}
        report={report}
        empty={
          search ? (
            <NothingFound search={search} allHref={listHref({ report })} />
          ) : report ? (
            <NothingForReport name={report.displayName} />
          ) : (
            <NothingOffered />
          )
        }
      />
      <Pager
        label="Pages of packages"
        nextHref={packages.next ? listHref({ report, search }, packages.next) : undefined}
        previousHref={first ? undefined : listHref({ report, search })}
      />
    </Page>
  )
}

function NothingFound({ search, allHref }: { search: string; allHref: string }) {
  return (
    <EmptyState
      icon="search"
      title={`No package matches “${search}”`}
      actions={<ButtonLink href={allHref}>Show all packages</ButtonLink>}
    >
      Try a shorter word, or the name of the app that you need.
    </EmptyState>
  )
}

function NothingForReport({ name }: { name: string }) {
  return (
    <EmptyState icon="package" title={`There is no package that you may request for ${name}`}>
      Some packages can only be asked for by the person themselves. Those of their own list stand under My Access of{' '}
      {name}.
    </EmptyState>
  )
}

function NothingOffered() {
  return (
    <EmptyState icon="package" title="There is no package that you may request">
      Packages are offered to departments and groups. If you need access to something, ask your manager or the help desk
      who runs its catalog.
    </EmptyState>
  )
}
