import type { PackageRow } from '@latchkey/services/entitlement/admin/packages.views'
import { Badge } from '@latchkey/ui/badge'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import type { ReactNode } from 'react'
import { adminPage, type Params } from './address.ts'
import { ObjectLink } from './object-link.tsx'
import { sortedBy } from './sorted-by.ts'

const columnsOf = (params: Params | undefined): readonly Column<PackageRow>[] => [
  {
    key: 'name',
    header: 'Access package',
    primary: true,
    sort: params && sortedBy('/packages', params, 'name'),
    cell: ({ id, displayName, description, isHidden, retiresAt }) => (
      <>
        <span className="flex flex-wrap items-center gap-2">
          <Link href={adminPage(`/packages/${id}`)} className="font-medium text-ink hover:underline">
            {displayName}
          </Link>
          {isHidden && <Badge tone="ended">Hidden</Badge>}
          {retiresAt && <Badge tone="waiting">Being retired</Badge>}
        </span>
        <span className="line-clamp-2 max-w-[60ch] text-sm font-normal text-muted">{description}</span>
      </>
    ),
  },
  {
    key: 'catalog',
    header: 'Catalog',
    sort: params && sortedBy('/packages', params, 'catalog'),
    cell: ({ catalogId, catalogName }) => <ObjectLink type="catalog" id={catalogId} name={catalogName} />,
  },
  { key: 'policies', header: 'Policies', align: 'end', cell: ({ policies }) => policies },
  { key: 'assignments', header: 'Have it', align: 'end', cell: ({ assignments }) => assignments },
  {
    key: 'pending',
    header: 'Open requests',
    align: 'end',
    cell: ({ pending }) => (pending > 0 ? <strong className="text-warning-ink">{pending}</strong> : 0),
  },
]

/** Access packages, with what hangs on each. */
export function PackageTable(props: {
  packages: readonly PackageRow[]
  /** The filters of the address, where the table can be sorted. */
  params?: Params
  withoutCatalog?: boolean
  empty: ReactNode
}) {
  const { packages, params, withoutCatalog = false, empty } = props
  const columns = columnsOf(params)
  return (
    <Table
      caption="Access packages"
      columns={withoutCatalog ? columns.filter(({ key }) => key !== 'catalog') : columns}
      rows={packages}
      rowKey={({ id }) => id}
      empty={empty}
    />
  )
}
