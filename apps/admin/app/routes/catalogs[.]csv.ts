import { listCatalogs } from '@latchkey/services/entitlement/admin/catalogs.views'
import { catalogsCsv } from '@latchkey/services/entitlement/admin/catalogs-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { catalogsAsked } from '../server/list-filters.ts'

/** The list of catalogs as a file, under the filters and in the order of the page. */
export const loader = page(({ portal, url }) => {
  const filter = catalogsAsked(url.searchParams)
  return csvDownload(portal, {
    name: 'catalogs',
    table: catalogsCsv,
    read: (cursor) => listCatalogs(portal, { ...filter, size: batch, cursor }),
  })
})
