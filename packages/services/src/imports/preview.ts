import type { ImportPreview, ImportReport, PlannedChange } from '@latchkey/core/imports/report'

/** How many changes a preview shows; the counts tell of all. */
export const previewLength = 200

/** A report with the first changes that it stands for. */
export const previewOf = (report: ImportReport, changes: readonly PlannedChange[]): ImportPreview => ({
  ...report,
  changes: changes.slice(0, previewLength),
})
