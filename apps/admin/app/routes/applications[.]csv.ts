import { listApplications } from '@latchkey/services/applications/applications.views'
import { applicationsCsv } from '@latchkey/services/applications/applications-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { applicationsAsked } from '../server/list-filters.ts'

/** The list of applications as a file, under the filters and in the order of the page. */
export const loader = page(({ portal, url }) => {
  const filter = applicationsAsked(url.searchParams)
  return csvDownload(portal, {
    name: 'applications',
    table: applicationsCsv,
    read: (cursor) => listApplications(portal, { ...filter, size: batch, cursor }),
  })
})
