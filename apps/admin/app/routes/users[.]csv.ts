import { listUsers } from '@latchkey/services/directory/users.views'
import { usersCsv } from '@latchkey/services/directory/users-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { usersAsked } from '../server/list-filters.ts'

/** The list of users as a file, under the filters and in the order of the page. */
export const loader = page(({ portal, url }) => {
  const filter = usersAsked(url.searchParams)
  return csvDownload(portal, {
    name: 'users',
    table: usersCsv,
    read: (cursor) => listUsers(portal, { ...filter, size: batch, cursor }),
  })
})
