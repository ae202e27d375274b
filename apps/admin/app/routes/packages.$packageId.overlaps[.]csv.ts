import { notFound } from '@latchkey/core/refusal'
import { listOverlaps } from '@latchkey/services/entitlement/admin/overlaps.views'
import { overlapsCsv } from '@latchkey/services/entitlement/admin/overlaps-csv'
import { page } from '@latchkey/web/server/route'
import { batch, csvDownload } from '../server/csv-download.ts'
import { overlapsAsked } from '../server/overlaps-asked.ts'

/** Who has both, as a file. */
export const loader = page(async ({ portal, url, param }) => {
  const asked = await overlapsAsked(portal, param('packageId'), url.searchParams)
  if (asked === null) throw notFound('exclusion')
  return csvDownload(portal, {
    name: 'overlaps',
    table: overlapsCsv,
    read: (cursor) => listOverlaps(portal, { ...asked, size: batch, cursor }),
  })
})
