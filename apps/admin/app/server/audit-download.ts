import { listAuditEvents } from '@latchkey/services/audit/audit.views'
import { auditCsvHead, auditCsvRows } from '@latchkey/services/audit/audit-csv'
import type { Portal } from '@latchkey/services/portal'
import { auditAsked } from './audit-query.ts'

/** How many events are read at once. */
const batch = 1000

/** All events that an address asks for as a CSV file, read bit by bit while it is sent. Refuses who may not read them. */
export async function auditDownload(portal: Portal, asked: URLSearchParams): Promise<Response> {
  const { query, nobody } = await auditAsked(portal, asked)
  const first = await listAuditEvents(portal, { ...query, size: batch })
  const encoder = new TextEncoder()
  let next = nobody ? null : first.next
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      // Spreadsheets take a file for UTF-8 by its byte order mark.
      stream.enqueue(encoder.encode(`\ufeff${auditCsvHead()}${nobody ? '' : auditCsvRows(first.rows)}`))
      if (next === null) stream.close()
    },
    async pull(stream) {
      const more = await listAuditEvents(portal, { ...query, size: batch, cursor: next })
      stream.enqueue(encoder.encode(auditCsvRows(more.rows)))
      next = more.next
      if (next === null) stream.close()
    },
  })
  const day = portal.now().toISOString().slice(0, 10)
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-${day}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
