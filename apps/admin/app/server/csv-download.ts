import type { CsvTable } from '@latchkey/services/csv'
import type { Page } from '@latchkey/services/paging'
import type { Portal } from '@latchkey/services/portal'

/** How many rows of a list are read at once. */
export const batch = 1000

/**
 * A whole list as a CSV file, read bit by bit while it is sent. The first bit is read before anything is answered, so that a list
 * which somebody may not read is refused.
 */
export async function csvDownload<Row>(
  portal: Portal,
  list: {
    /** What the file is called, without the day: "users". */
    readonly name: string
    readonly table: CsvTable<Row>
    /** A bit of the list: `batch` rows behind a cursor. */
    readonly read: (cursor: string | null) => Promise<Page<Row>>
  },
): Promise<Response> {
  const first = await list.read(null)
  const encoder = new TextEncoder()
  let { next } = first
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      // Spreadsheets take a file for UTF-8 by its byte order mark.
      stream.enqueue(encoder.encode(`\ufeff${list.table.head}${list.table.lines(first.rows)}`))
      if (next === null) stream.close()
    },
    async pull(stream) {
      const more = await list.read(next)
      stream.enqueue(encoder.encode(list.table.lines(more.rows)))
      next = more.next
      if (next === null) stream.close()
    },
  })
  const day = portal.now().toISOString().slice(0, 10)
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${list.name}-${day}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
