import { listSites } from '@latchkey/services/sites/sites.views'
import { sitesCsv } from '@latchkey/services/sites/sites-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { sitesAsked } from '../server/list-filters.ts'

/** The list of sites as a file, under the filters and in the order of the page. */
export const loader = page(({ portal, url }) => {
  const filter = sitesAsked(url.searchParams)
  return csvDownload(portal, {
    name: 'sites',
    table: sitesCsv,
    read: (cursor) => listSites(portal, { ...filter, size: batch, cursor }),
  })
})
