import { listGroups } from '@latchkey/services/directory/groups.views'
import { groupsCsv } from '@latchkey/services/directory/groups-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { groupsAsked } from '../server/list-filters.ts'

/** The list of groups as a file, under the filters and in the order of the page. */
export const loader = page(({ portal, url }) => {
  const filter = groupsAsked(url.searchParams)
  return csvDownload(portal, {
    name: 'groups',
    table: groupsCsv,
    read: (cursor) => listGroups(portal, { ...filter, size: batch, cursor }),
  })
})
