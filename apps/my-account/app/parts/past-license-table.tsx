import type { PastLicense } from '@latchkey/services/licensing/licenses.views'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'

const columns: readonly Column<PastLicense>[] = [
  { key: 'product', header: 'Product', primary: true, cell: ({ productName }) => productName },
  {
    key: 'from',
    header: 'From',
    nowrap: true,
    cell: ({ heldSince, queuedAt }) => <When at={heldSince ?? queuedAt} style="date" />,
  },
  { key: 'to', header: 'Until', nowrap: true, cell: ({ endedAt }) => <When at={endedAt} style="date" /> },
  {
    key: 'what',
    header: 'What it was',
    cell: ({ heldSince }) => (heldSince === null ? 'A place in line' : 'A license'),
  },
]

/** Licenses and places in line that have ended, newest first. */
export function PastLicenseTable({ past }: { past: readonly PastLicense[] }) {
  return <Table caption="Licenses that have ended" columns={columns} rows={past} rowKey={({ seatId }) => seatId} />
}
