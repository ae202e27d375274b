import { auditEvents } from '@latchkey/schema/tables/audit'
import { seats } from '@latchkey/schema/tables/licensing'
import type { Portal } from '@latchkey/services/portal'
import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import type { Write } from '../requests/raw-database.ts'

/** Every row of the seats and of the audit log, as the driver gives them: what a change of licenses writes. */
export async function rowsSince(portal: Portal): Promise<readonly Write[]> {
  return [...(await writesOf(portal, seats)), ...(await writesOf(portal, auditEvents))]
}

async function writesOf(portal: Portal, table: typeof seats | typeof auditEvents): Promise<readonly Write[]> {
  const rows = (await portal.db.read.select().from(table as typeof seats)) as unknown as Record<string, unknown>[]
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
