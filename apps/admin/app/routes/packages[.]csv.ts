import { listPackagesForAdmin } from '@latchkey/services/entitlement/admin/packages.views'
import { packagesCsv } from '@latchkey/services/entitlement/admin/packages-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { packagesAsked } from '../server/list-filters.ts'

/** The list of access packages as a file, under the filters and in the order of the page. */
export const loader = page(({ portal, url }) => {
  const filter = packagesAsked(url.searchParams)
  return csvDownload(portal, {
    name: 'access-packages',
    table: packagesCsv,
    read: (cursor) => listPackagesForAdmin(portal, { ...filter, size: batch, cursor }),
  })
})
