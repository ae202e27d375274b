import { endlessAssignments } from '@latchkey/services/reports/endless-assignments.views'
import { endlessCsv } from '@latchkey/services/reports/reports-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'

/** Assignments that have no end, as a file. */
export const loader = page(({ portal, url }) => {
  const search = url.searchParams.get('search')
  return csvDownload(portal, {
    name: 'assignments-without-end',
    table: endlessCsv,
    read: (cursor) => endlessAssignments(portal, { search, size: batch, cursor }),
  })
})
