import { listAuditEvents } from '@latchkey/services/audit/audit.views'
import { auditCsv } from '@latchkey/services/audit/audit-csv'
import type { Portal } from '@latchkey/services/portal'
import { auditAsked } from './audit-query.ts'
import { batch, csvDownload } from './csv-download.ts'

/** All events that an address asks for as a CSV file. Refuses who may not read them. */
export async function auditDownload(portal: Portal, asked: URLSearchParams): Promise<Response> {
  const { query, nobody } = await auditAsked(portal, asked)
  return csvDownload(portal, {
    name: 'audit',
    table: auditCsv,
    read: async (cursor) => {
      const events = await listAuditEvents(portal, { ...query, size: batch, cursor })
      return nobody ? { rows: [], next: null } : events
    },
  })
}
