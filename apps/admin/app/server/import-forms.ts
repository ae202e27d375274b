import { type ImportKind, type ImportPreview, type ImportReport, importKinds } from '@latchkey/core/imports/report'
import { heldFile, holdFile } from '@latchkey/services/imports/held-files'
import { importProductsTelling, previewProducts } from '@latchkey/services/imports/import-products'
import { keepProgress } from '@latchkey/services/imports/import-progress'
import { importUsersTelling, previewUsers } from '@latchkey/services/imports/import-users'
import type { Portal } from '@latchkey/services/portal'
import { z } from 'zod'

/** How many rejected rows a page shows. */
const rejectedShown = 200

/** What the page of imports shows after a form: what a file would do, or what it did. */
export type ImportShown =
  | {
      readonly step: 'preview'
      readonly preview: ImportPreview
      readonly rejectedInAll: number
      readonly fileName: string
      /** What the next form sends to have exactly this file imported. */
      readonly token: string
    }
  | {
      readonly step: 'done'
      readonly report: ImportReport
      readonly rejectedInAll: number
      readonly fileName: string
    }

/** An upload that is to be looked at. */
export const PreviewForm = z.object({
  kind: z.enum(importKinds, { error: 'Choose what the file lists.' }),
  file: z.instanceof(File, { error: 'Choose a file.' }),
})

/** The file of a preview that is to be imported. */
export const ImportForm = z.object({
  kind: z.enum(importKinds),
  fileName: z.string().max(256),
  token: z.string().max(64),
})

const previews = { products: previewProducts, users: previewUsers } as const
const imports = { products: importProductsTelling, users: importUsersTelling } as const

/** What a file would do, and keeps it for the import. Refuses what is not such a file. */
export async function previewed(portal: Portal, { kind, file }: z.output<typeof PreviewForm>): Promise<ImportShown> {
  const content = new Uint8Array(await file.arrayBuffer())
  const fileName = file.name.slice(-256)
  const preview = await previews[kind](portal, { fileName, content })
  const token = await holdFile(portal, content)
  return { step: 'preview', preview: shortened(preview), rejectedInAll: preview.rejected.length, fileName, token }
}

/** Imports the file of a preview. */
export async function imported(
  portal: Portal,
  { kind, fileName, token }: { kind: ImportKind; fileName: string; token: string },
  once: string | undefined,
): Promise<ImportShown> {
  const content = await heldFile(portal, token)
  const report = await imports[kind](keepProgress(portal, fileName))(portal, { fileName, content }, once)
  return { step: 'done', report: shortened(report), rejectedInAll: report.rejected.length, fileName }
}

const shortened = <Report extends ImportReport>(report: Report): Report => ({
  ...report,
  rejected: report.rejected.slice(0, rejectedShown),
})
