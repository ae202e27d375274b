import type { SiteRow } from '@latchkey/services/sites/sites.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import { adminPage, type Params } from './address.ts'
import { sortedBy } from './sorted-by.ts'

const columnsOf = (params: Params): readonly Column<SiteRow>[] => [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    sort: sortedBy('/sites', params, 'name'),
    cell: ({ id, displayName, description }) => (
      <>
        <Link href={adminPage(`/sites/${id}`)} className="hover:underline">
          {displayName}
        </Link>
        {description && <span className="block max-w-[60ch] text-sm font-normal text-muted">{description}</span>}
      </>
    ),
  },
  { key: 'url', header: 'Address', cell: ({ url }) => <span className="break-all">{url}</span> },
  { key: 'people', header: 'People', align: 'end', cell: ({ people }) => people },
  {
    key: 'created',
    header: 'Made',
    nowrap: true,
    sort: sortedBy('/sites', params, 'created'),
    cell: ({ createdAt }) => <When at={createdAt} style="date" />,
  },
]

/** Sites, each a way to its page. */
export function SiteTable(props: { sites: readonly SiteRow[]; filtered: boolean; params: Params }) {
  const { sites, filtered, params } = props
  return (
    <Table
      caption="Sites"
      columns={columnsOf(params)}
      rows={sites}
      rowKey={({ id }) => id}
      empty={
        filtered ? (
          <EmptyState
            title="No site answers to this search"
            icon="search"
            actions={<ButtonLink href={adminPage('/sites')}>Show all sites</ButtonLink>}
          >
            Look for a part of the name or the address.
          </EmptyState>
        ) : (
          <EmptyState title="There are no sites that you may see" icon="monitor">
            Add a site by its address, then to a catalog.
          </EmptyState>
        )
      }
    />
  )
}
