import { listErrors, listWaiting } from '@latchkey/services/licensing/troubles.views'
import { troublesCsv } from '@latchkey/services/licensing/troubles-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { troublesAsked } from '../server/troubles-asked.ts'

/** The list of errors or of those who wait as a file, under the filters of the page. */
export const loader = page(({ portal, url }) => {
  const filter = troublesAsked(url.searchParams)
  const list = filter.show === 'errors' ? listErrors : listWaiting
  return csvDownload(portal, {
    name: filter.show === 'errors' ? 'license-errors' : 'waiting-for-licenses',
    table: troublesCsv,
    read: (cursor) => list(portal, { ...filter, size: batch, cursor }),
  })
})
