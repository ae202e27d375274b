import type { PackageRow, Standing } from '@latchkey/services/entitlement/packages.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import { Monogram } from '@latchkey/ui/tile'
import type { ReactNode } from 'react'
import { places } from './places.ts'

const columns: readonly Column<PackageRow>[] = [
  { key: 'package', header: 'Package', primary: true, width: '42%', cell: (row) => <PackageName row={row} /> },
  { key: 'gives', header: 'Gives', cell: (row) => givesInWords(row) },
  { key: 'catalog', header: 'Catalog', cell: (row) => row.catalogName },
  {
    key: 'standing',
    header: 'You',
    nowrap: true,
    align: 'end',
    width: '8rem',
    cell: (row) => <StandingOf row={row} />,
  },
]

/** The packages that a person may ask for: what each is, what it gives, and how they stand to it. */
export function PackageTable({ rows, empty }: { rows: readonly PackageRow[]; empty: ReactNode }) {
  return <Table caption="Access packages" columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />
}

const givesInWords = ({ gives, rolesTold }: PackageRow): string =>
  gives.join(', ') || (rolesTold ? 'Nothing yet' : 'Shown once you have it')

function PackageName({ row }: { row: PackageRow }) {
  return (
    <span className="flex items-start gap-3">
      <Monogram name={row.displayName} size="small" />
      <span className="min-w-0">
        <Link href={places.package(row.id)} className="font-medium text-ink hover:underline">
          {row.displayName}
        </Link>
        {row.description && (
          <span className="line-clamp-2 block text-sm font-normal text-muted">{row.description}</span>
        )}
      </span>
    </span>
  )
}

const badges: Record<Exclude<Standing, 'available'>, ReactNode> = {
  active: <Badge tone="done">You have it</Badge>,
  requested: <Badge tone="waiting">Requested</Badge>,
}

function StandingOf({ row }: { row: PackageRow }) {
  if (row.standing !== 'available') return badges[row.standing]
  return (
    <ButtonLink href={places.package(row.id)} size="small" aria-label={`Request ${row.displayName}`}>
      Request
    </ButtonLink>
  )
}
