import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database.ts'
import { dialectOf } from './dialect.ts'

/** Where the data is. */
export interface DatabaseLocation {
  /** A postgres:// address; null means the SQLite file in the data folder. */
  readonly databaseUrl: string | null
  readonly dataDirectory: string
}

/** The SQLite file of a data folder. */
export const databaseFile = (dataDirectory: string): string => join(dataDirectory, 'latchkey.db')

/** Opens the database of an installation; loads only the driver that it needs. The data folder is made where it is missing, for its owner alone. */
export async function openDatabase({ databaseUrl, dataDirectory }: DatabaseLocation): Promise<Database> {
  if (databaseUrl !== null && dialectOf(databaseUrl) === 'postgres') {
    const { openPostgres } = await import('./postgres.ts')
    return openPostgres(databaseUrl)
  }
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const { openSqlite } = await import('./sqlite.ts')
  return openSqlite(databaseFile(dataDirectory))
}
