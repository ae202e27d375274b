import { listAssignments } from '@latchkey/services/entitlement/admin/assignments.views'
import { assignmentsCsv } from '@latchkey/services/entitlement/admin/assignments-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { assignmentQueryOf, assignmentsAsked } from '../server/list-filters.ts'

/** The list of assignments as a file, under the filters and in the order of the page. */
export const loader = page(({ portal, url }) => {
  const query = assignmentQueryOf(assignmentsAsked(url.searchParams))
  return csvDownload(portal, {
    name: 'assignments',
    table: assignmentsCsv,
    read: (cursor) => listAssignments(portal, { ...query, size: batch, cursor }),
  })
})
