import type { ProductRow } from '@latchkey/services/licensing/products.views'
import { Link } from '@latchkey/ui/link'
import { type Column, Table } from '@latchkey/ui/table'
import type { ReactNode } from 'react'
import { adminPage } from './address.ts'
import { UsageMeter } from './usage-meter.tsx'

const columns: readonly Column<ProductRow>[] = [
  {
    key: 'name',
    header: 'Product',
    primary: true,
    cell: ({ id, displayName, skuPartNumber }) => (
      <>
        <Link href={adminPage(`/products/${id}`)} className="font-medium text-ink hover:underline">
          {displayName}
        </Link>
        <span className="block text-sm font-normal break-all text-muted">{skuPartNumber}</span>
      </>
    ),
  },
  {
    key: 'use',
    header: 'Seats',
    width: '32%',
    cell: (row) =>
      row.units + row.held + row.waiting === 0 ? (
        <span className="text-muted">Nothing bought</span>
      ) : (
        // On the card of a phone a bar has no width of its own.
        <div className="max-sm:w-40">
          <UsageMeter name={row.displayName} usage={row} legend={false} />
        </div>
      ),
  },
  { key: 'units', header: 'Units', align: 'end', cell: ({ units }) => units },
  { key: 'held', header: 'Assigned', align: 'end', cell: ({ held }) => held },
  { key: 'free', header: 'Free', align: 'end', cell: ({ free }) => free },
  {
    key: 'waiting',
    header: 'Waiting',
    align: 'end',
    cell: ({ waiting }) => (waiting > 0 ? <strong className="text-warning-ink">{waiting}</strong> : 0),
  },
  {
    key: 'errors',
    header: 'Errors',
    align: 'end',
    cell: ({ errors }) => (errors > 0 ? <strong className="text-negative-ink">{errors}</strong> : 0),
  },
  { key: 'grace', header: 'In grace', align: 'end', cell: ({ unitsByState }) => unitsByState.warning },
]

/** Products with their units and seats. */
export function ProductTable({ products, empty }: { products: readonly ProductRow[]; empty: ReactNode }) {
  return <Table caption="Products" columns={columns} rows={products} rowKey={({ id }) => id} empty={empty} />
}
