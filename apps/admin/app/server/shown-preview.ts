import { mostAtOnce } from '@latchkey/core/licensing/run'
import { type PricedPreview, peopleOfPreview } from '@latchkey/services/licensing/change-preview.views'
import { changePreviewCsv } from '@latchkey/services/licensing/change-preview-csv'
import { pageSize } from '@latchkey/services/paging'
import type { Portal } from '@latchkey/services/portal'
import { csvDownload } from './csv-download.ts'

/** A preview as its page shows it: the totals, and the people behind the cursor of the address. */
export async function shownPreview(portal: Portal, preview: PricedPreview, asked: URLSearchParams) {
  const cursor = asked.get('cursor')
  const { totals, cost, people, digest } = preview
  const page = await peopleOfPreview(portal, preview, cursor, pageSize)
  return { totals, cost, people, digest, page, cursor, runsOn: people > mostAtOnce }
}

/** What a page shows of a preview. */
export type ShownPreview = Awaited<ReturnType<typeof shownPreview>>

/** A whole preview as a file. It is made once; names are read bit by bit. */
export const previewDownload = (portal: Portal, name: string, preview: PricedPreview): Promise<Response> =>
  csvDownload(portal, {
    name,
    table: changePreviewCsv,
    read: (cursor) => peopleOfPreview(portal, preview, cursor, 1000),
  })
