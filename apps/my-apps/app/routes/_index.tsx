import { myApplications } from '@latchkey/services/applications/my-applications.views'
import { ButtonLink } from '@latchkey/ui/button'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { placeIn } from '@latchkey/web/apps'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { AppLines } from '../parts/app-lines.tsx'
import { AppTiles } from '../parts/app-tiles.tsx'
import { NoApps } from '../parts/no-apps.tsx'
import { newTabId } from '../parts/opener.tsx'
import { ShelfSection } from '../parts/shelf-section.tsx'
import { lineOf, shelvesOf, tileOf } from '../parts/shelves.ts'
import { chosenView } from '../parts/view-choice.ts'
import { ViewSwitch } from '../parts/view-switch.tsx'

export const meta = titled('My Apps')

export const loader = page(async (visit) => {
  const search = visit.url.searchParams.get('search')?.trim() ?? ''
  const view = chosenView(visit)
  const applications = await myApplications(visit.portal, { search })
  const count = applications.length
  return view === 'tiles'
    ? { view, search, count, shelves: shelvesOf(applications, tileOf) }
    : { view, search, count, shelves: shelvesOf(applications, lineOf) }
})

export default function Apps() {
  const data = useLoaderData<typeof loader>()
  const { view, search, count } = data
  return (
    <Page
      title="Apps"
      description={<span id={newTabId}>Each opens in a new tab.</span>}
      actions={
        <ButtonLink href={placeIn('my-access')} icon="plus">
          Request an app
        </ButtonLink>
      }
    >
      {(count > 0 || search) && (
        <FilterBar
          action={placeIn('my-apps')}
          search={{ name: 'search', label: 'Search your applications', value: search }}
        >
          <ViewSwitch view={view} search={search} />
        </FilterBar>
      )}
      <p role="status" className={search && count > 0 ? '-mt-3 text-sm text-muted' : 'sr-only'}>
        {count === 1 ? '1 application' : `${count} applications`}
        {search && ` for “${search}”`}
      </p>
      {count === 0 && <NoApps search={search} />}
      {data.view === 'tiles'
        ? data.shelves.map((shelf) => (
            <ShelfSection key={shelf.category} category={shelf.category}>
              <AppTiles shelf={shelf} label={shelf.category || 'Applications'} />
            </ShelfSection>
          ))
        : data.shelves.map((shelf) => (
            <ShelfSection key={shelf.category} category={shelf.category}>
              <AppLines shelf={shelf} label={shelf.category || 'Applications'} />
            </ShelfSection>
          ))}
    </Page>
  )
}
