import { unusedCsv } from '@latchkey/services/reports/reports-csv'
import { unusedPackages } from '@latchkey/services/reports/unused-packages.views'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { unusedDays } from '../server/reports-asked.ts'

/** Packages that nobody uses, as a file. */
export const loader = page(({ portal, url }) => {
  const filter = { days: unusedDays(url.searchParams), search: url.searchParams.get('search') }
  return csvDownload(portal, {
    name: 'unused-packages',
    table: unusedCsv,
    read: (cursor) => unusedPackages(portal, { ...filter, size: batch, cursor }),
  })
})
