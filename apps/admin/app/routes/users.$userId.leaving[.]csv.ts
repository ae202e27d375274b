import { leavingPreview } from '@latchkey/services/directory/leaving/leaving.views'
import { leavingCsv } from '@latchkey/services/directory/leaving/leaving-csv'
import { page } from '@latchkey/web/server/route'
import { csvDownload } from '../server/csv-download.ts'

/** What the leaving of a person does, as a file. */
export const loader = page(async ({ portal, param }) => {
  const preview = await leavingPreview(portal, param('userId'))
  return csvDownload(portal, {
    name: 'leaving',
    table: leavingCsv,
    read: async () => ({ rows: [preview], next: null }),
  })
})
