import {
  type SuggestedRow,
  type Suggestions,
  suggestedPackages,
} from '@latchkey/services/entitlement/suggestions.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { type Column, Table } from '@latchkey/ui/table'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { PackageTabs } from '../parts/package-tabs.tsx'
import { places } from '../parts/places.ts'

export const meta = titled('Suggested packages')

export const loader = page(({ portal }) => suggestedPackages(portal))

export default function SuggestedPage() {
  const { from, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Access packages" description={words[from].about} tabs={<PackageTabs current="suggested" />}>
      <Table
        caption="Suggested packages"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<NothingSuggested from={from} />}
      />
    </Page>
  )
}

/** What the page says of suggestions, by what they are made of. */
const words: Record<Suggestions['from'], { readonly about: string; readonly none: string }> = {
  nothing: {
    about: 'Your organization has switched suggestions off.',
    none: 'Everything that you may ask for is among the available packages.',
  },
  past: {
    about: 'What you had before.',
    none: 'Packages stand here that you had before and may ask for again.',
  },
  colleagues: {
    about: 'What you had before, and what people who work with you have.',
    none: 'Packages stand here that you had before and may ask for again, or that people who work with you have.',
  },
}

const columns: readonly Column<SuggestedRow>[] = [
  {
    key: 'package',
    header: 'Package',
    primary: true,
    cell: (row) => (
      <>
        <Link href={places.package(row.id)} className="font-medium text-ink hover:underline">
          {row.displayName}
        </Link>
        {row.description && <span className="block text-sm font-normal text-muted">{row.description}</span>}
      </>
    ),
  },
  {
    key: 'why',
    header: 'Why',
    cell: (row) =>
      row.why.map((words) => (
        <span key={words} className="block">
          {words}
        </span>
      )),
  },
  {
    key: 'request',
    header: 'Request',
    headerHidden: true,
    nowrap: true,
    align: 'end',
    width: '8rem',
    cell: (row) => (
      <ButtonLink href={places.package(row.id)} size="small" aria-label={`Request ${row.displayName}`}>
        Request
      </ButtonLink>
    ),
  },
]

function NothingSuggested({ from }: Pick<Suggestions, 'from'>) {
  return (
    <EmptyState
      icon="package"
      title="There is nothing to suggest"
      actions={<ButtonLink href={places.packages}>See what there is</ButtonLink>}
    >
      {words[from].none}
    </EmptyState>
  )
}
