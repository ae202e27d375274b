import { auditEvents } from '@latchkey/schema/tables/audit'
import { seats } from '@latchkey/schema/tables/licensing'
import type { Portal } from '@latchkey/services/portal'
import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import type { Write } from '../requests/raw-database.ts'

/** How many rows of seats and of the audit log there are. */
export interface RowCounts {
  readonly seats: number
  readonly events: number
}

/** Counts them: what a change of licenses writes. */
export const rowCounts = async (portal: Portal): Promise<RowCounts> => ({
  seats: await portal.db.read.$count(seats),
  events: await portal.db.read.$count(auditEvents),
})

/** The rows that were there first, as the driver gives them. */
export async function firstRows(portal: Portal, { seats: held, events }: RowCounts): Promise<readonly Write[]> {
  return [...(await writesOf(portal, seats, held)), ...(await writesOf(portal, auditEvents, events))]
}

async function writesOf(
  portal: Portal,
  table: typeof seats | typeof auditEvents,
  most: number,
): Promise<readonly Write[]> {
  // Ids sort by the time at which they were made.
  const rows = (await portal.db.read
    .select()
    .from(table as typeof seats)
    .orderBy((table as typeof seats).id)
    .limit(most)) as unknown as Record<string, unknown>[]
  const columns = getTableColumns(table as Table)
  return rows.map((row) => ({
    table: getTableName(table),
    kind: 'insert' as const,
    id: row.id,
    row: Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value === null || value === undefined ? null : columns[key]?.mapToDriverValue(value),
      ]),
    ),
  }))
}
