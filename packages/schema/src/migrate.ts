import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { dialectOf } from './dialect.ts'
import { type DatabaseLocation, databaseFile } from './open-database.ts'

/** A number that only our migrations lock on. */
const migrationLock = 7_205_301

/**
 * Brings a database up to the newest migration. Safe when several processes start at once: one migrates, the others wait. `folder` holds `sqlite` and
 * `postgresql`.
 */
export async function migrate(location: DatabaseLocation, folder: string): Promise<void> {
  if (location.databaseUrl !== null && dialectOf(location.databaseUrl) === 'postgres') {
    await migratePostgres(location.databaseUrl, join(folder, 'postgresql'))
  } else {
    mkdirSync(location.dataDirectory, { recursive: true, mode: 0o700 })
    await migrateSqlite(databaseFile(location.dataDirectory), join(folder, 'sqlite'))
  }
}

/** Migrates a SQLite file. */
export async function migrateSqlite(file: string, migrationsFolder: string): Promise<void> {
  const { connect } = await import('./sqlite.ts')
  const { drizzle } = await import('drizzle-orm/better-sqlite3')
  const { migrate: apply } = await import('drizzle-orm/better-sqlite3/migrator')
  const connection = connect(file)
  try {
    connection.pragma('busy_timeout = 30000')
    for (let tries = 1; ; tries++) {
      try {
        apply(drizzle(connection), { migrationsFolder })
        return
      } catch (error) {
        // Another process migrates at the same time: ours began before and finds the tables there. The next try finds them applied.
        if (tries >= 5) throw error
        await wait(200 * tries)
      }
    }
  } finally {
    connection.close()
  }
}

/** Migrates a PostgreSQL database. */
export async function migratePostgres(url: string, migrationsFolder: string): Promise<void> {
  const { default: pg } = await import('pg')
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const { migrate: apply } = await import('drizzle-orm/node-postgres/migrator')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await apply(drizzle(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}
