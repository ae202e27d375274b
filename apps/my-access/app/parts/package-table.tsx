import type { PackageRow } from '@latchkey/services/entitlement/packages.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { Monogram } from '@latchkey/ui/tile'
import type { ReactNode } from 'react'
import { places } from './places.ts'

/** For whom a list of packages is; null where people look for themselves. */
type For = { readonly id: string; readonly displayName: string } | null

const columnsFor = (report: For): readonly Column<PackageRow>[] => [
  {
    key: 'package',
    header: 'Package',
    primary: true,
    width: '42%',
    cell: (row) => <PackageName row={row} report={report} />,
  },
  { key: 'gives', header: 'Gives', cell: (row) => givesInWords(row) },
  { key: 'catalog', header: 'Catalog', cell: (row) => row.catalogName },
  {
    key: 'standing',
    header: report?.displayName ?? 'You',
    nowrap: true,
    align: 'end',
    width: '8rem',
    cell: (row) => <StandingOf row={row} report={report} />,
  },
]

/** The packages that a person may ask for: what each is, what it gives, and how they stand to it. */
export function PackageTable(props: { rows: readonly PackageRow[]; report: For; empty: ReactNode }) {
  const { rows, report, empty } = props
  return (
    <Table
      caption={report ? `Access packages for ${report.displayName}` : 'Access packages'}
      columns={columnsFor(report)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
    />
  )
}

const givesInWords = ({ gives, rolesTold }: PackageRow): string =>
  gives.join(', ') || (rolesTold ? 'Nothing yet' : 'Shown once you have it')

function PackageName({ row, report }: { row: PackageRow; report: For }) {
  return (
    <span className="flex items-start gap-3">
      <Monogram name={row.displayName} size="small" />
      <span className="min-w-0">
        <Link href={places.packageFor(row.id, report?.id)} className="font-medium text-ink hover:underline">
          {row.displayName}
        </Link>
        {row.description && (
          <span className="line-clamp-2 block text-sm font-normal text-muted">{row.description}</span>
        )}
      </span>
    </span>
  )
}

function StandingOf({ row, report }: { row: PackageRow; report: For }) {
  if (row.standing === 'active') return <Badge tone="done">{report ? 'Has it' : 'You have it'}</Badge>
  if (row.standing === 'requested') return <Badge tone="waiting">Requested</Badge>
  return (
    <ButtonLink
      href={places.packageFor(row.id, report?.id)}
      size="small"
      aria-label={`Request ${row.displayName}${report ? ` for ${report.displayName}` : ''}`}
    >
      Request
    </ButtonLink>
  )
}
