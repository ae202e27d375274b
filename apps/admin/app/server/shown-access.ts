import { mostNamed } from '@latchkey/services/directory/named'
import { type AccessPreview, peopleOfPreview } from '@latchkey/services/entitlement/access-preview.views'
import { accessPreviewCsv } from '@latchkey/services/entitlement/access-preview-csv'
import type { Portal } from '@latchkey/services/portal'
import { batch, csvDownload } from './csv-download.ts'

/** A preview of access as its page shows it: the first of those whom it concerns, by name, and how many they are. */
export async function shownAccess(portal: Portal, preview: AccessPreview) {
  const { roles, licenses, people, everybody } = preview
  const { rows: first } = await peopleOfPreview(portal, preview, null, mostNamed)
  return { roles, licenses, people, concerned: everybody.length, first }
}

/** What a page shows of a preview of access. */
export type ShownAccess = Awaited<ReturnType<typeof shownAccess>>

/** Everybody whom a preview of access concerns, as a file. It is made once; names are read bit by bit. */
export const accessDownload = (portal: Portal, name: string, preview: AccessPreview): Promise<Response> =>
  csvDownload(portal, {
    name,
    table: accessPreviewCsv,
    read: (cursor) => peopleOfPreview(portal, preview, cursor, batch),
  })
