import { myAssignments } from '@latchkey/services/entitlement/assignments.views'
import { availablePackages } from '@latchkey/services/entitlement/packages.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { Pager } from '@latchkey/ui/pager'
import { useRoot } from '@latchkey/web/root-data'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { endingSoon } from '../parts/ending-soon.ts'
import { Overview } from '../parts/overview.tsx'
import { PackageTable } from '../parts/package-table.tsx'
import { PackageTabs } from '../parts/package-tabs.tsx'
import { places } from '../parts/places.ts'

export const meta = titled('Access packages')

export const loader = page(async ({ portal, url, now }) => {
  const search = url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const cursor = url.searchParams.get('cursor')
  const front = search === '' && cursor === null
  const [packages, mine] = await Promise.all([
    availablePackages(portal, { search, cursor }),
    front ? myAssignments(portal, 'active') : [],
  ])
  const ending = endingSoon(mine, now).map(({ id, packageName, expiresAt }) => ({ id, packageName, expiresAt }))
  return { search, front, packages, ending }
})

export default function PackagesPage() {
  const { search, front, packages, ending } = useLoaderData<typeof loader>()
  const { waiting } = useRoot()
  const nextQuery = new URLSearchParams({ ...(search ? { q: search } : {}), cursor: packages.next ?? '' })
  return (
    <Page
      title="Access packages"
      description="What you may ask for, and what you have of it."
      tabs={<PackageTabs current="available" />}
    >
      {front && <Overview waiting={waiting} ending={ending} />}
      <FilterBar
        action={places.packages}
        search={{ name: 'q', label: 'Search packages', value: search }}
        active={search ? [{ label: `“${search}”`, removeHref: places.packages }] : []}
      />
      <PackageTable rows={packages.rows} empty={search ? <NothingFound search={search} /> : <NothingOffered />} />
      <Pager
        label="Pages of packages"
        nextHref={packages.next ? `?${nextQuery}` : undefined}
        previousHref={front || search ? undefined : places.packages}
      />
    </Page>
  )
}

function NothingFound({ search }: { search: string }) {
  return (
    <EmptyState
      icon="search"
      title={`No package matches “${search}”`}
      actions={<ButtonLink href={places.packages}>Show all packages</ButtonLink>}
    >
      Try a shorter word, or the name of the app that you need.
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
