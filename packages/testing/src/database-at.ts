import type { Database } from '@latchkey/schema/database'
import { dialect } from '@latchkey/schema/dialect'

/** Opens the database at a place, as a process of its own does; the dialect must have been chosen by the environment. */
export async function databaseAt(place: string): Promise<Database> {
  if (dialect === 'postgres') {
    const { openPostgres } = await import('@latchkey/schema/postgres')
    return openPostgres(place, 8)
  }
  const { openSqlite } = await import('@latchkey/schema/sqlite')
  return openSqlite(place)
}
