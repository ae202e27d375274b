import type { ImportReport } from '@latchkey/core/imports/report'
import type { Portal } from '../portal.ts'
import type { Happening } from '../record.ts'

/**
 * The audit event of a whole import: `products.imported` or `users.imported`, with its counts and the name of the file.
 */
export const importedEvent = (portal: Portal, report: ImportReport, fileName: string): Happening => ({
  activity: `${report.kind}.imported`,
  target: { type: 'import', id: portal.origin.requestId, name: fileName },
  details: {
    created: report.created,
    updated: report.updated,
    unchanged: report.unchanged,
    rejected: report.rejected.length,
  },
})
