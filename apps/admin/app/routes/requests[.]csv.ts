import { listRequests } from '@latchkey/services/entitlement/admin/requests.views'
import { requestsCsv } from '@latchkey/services/entitlement/admin/requests-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { requestQueryOf, requestsAsked } from '../server/list-filters.ts'

/** The list of requests as a file, under the filters and in the order of the page. */
export const loader = page(({ portal, url }) => {
  const query = requestQueryOf(requestsAsked(url.searchParams))
  return csvDownload(portal, {
    name: 'requests',
    table: requestsCsv,
    read: (cursor) => listRequests(portal, { ...query, size: batch, cursor }),
  })
})
