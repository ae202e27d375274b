import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { countOf, searchPath } from '@latchkey/web/search-hit'
import { SearchSections } from '@latchkey/web/search-sections'
import { page } from '@latchkey/web/server/route'
import { searchFor } from '@latchkey/web/server/search'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'

type Data = Awaited<ReturnType<typeof loader>>

export const meta = titled<Data>(({ text }) => (text ? `“${text}” · Search` : 'Search'))

export const loader = page((visit) => searchFor(visit, visit.url.searchParams.get('q') ?? ''))

export default function SearchPage() {
  const { text, sections } = useLoaderData<typeof loader>()
  const count = countOf(sections)
  return (
    <Page title="Search" description="Pages, people, access packages and applications that you may see.">
      <FilterBar action={searchPath} search={{ name: 'q', label: 'Search the portal', value: text }} />
      <p role="status" className={text && count > 0 ? '-mt-3 text-sm text-muted' : 'sr-only'}>
        {text
          ? `${count} found for “${text}”, at most eight of each kind.`
          : 'Type to search. These are all your pages.'}
      </p>
      {count === 0 && <NothingFound text={text} />}
      <SearchSections sections={sections} />
    </Page>
  )
}

function NothingFound({ text }: { text: string }) {
  return (
    <EmptyState icon="search" title={`Nothing matches “${text}”`}>
      Try a shorter word, or another one: a person’s last name, the name of an app, the title of a page.
    </EmptyState>
  )
}
